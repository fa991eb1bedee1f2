"""The works of `versus` in PyTorch: python3 pytorch.py VARIANT THREADS

VARIANT is eager, compile, default, foreach or fused; the last three say how an optimizer makes its step, and measure
nothing else.
"""

import sys
from unittest import mock

import torch
from work import Unsupported, batch, converse, descent, distance, layer_weights, numbers

VARIANT, THREADS = sys.argv[1], int(sys.argv[2])


def muon(parameters, **options):
    return torch.optim.Muon(parameters, **options)


def muon_in_float32(parameters, **options):
    """Muon whose Newton-Schulz products are in float32: what it rounds to bfloat16 is copied instead."""
    made = muon(parameters, **options)
    step_as_shipped = made.step
    copies = []

    def copy(tensor):
        copies[:] = [tensor.clone()]
        return copies[0]

    def step():
        with mock.patch.object(torch.Tensor, "bfloat16", copy):
            step_as_shipped()
        if not copies:
            raise Unsupported("this version's Muon does not round by Tensor.bfloat16()")

    made.step = step
    return made


def adafactor(parameters, **options):
    return torch.optim.Adafactor(parameters, **options)


MUON = {"lr": 1e-3, "weight_decay": 0.1, "momentum": 0.95, "nesterov": True, "ns_steps": 5}
OPTIMIZERS = {
    "sgd": (torch.optim.SGD, {"lr": 0.01}),
    "momentum": (torch.optim.SGD, {"lr": 0.01, "momentum": 0.9}),
    "adam": (torch.optim.Adam, {"lr": 1e-3}),
    "adamw": (torch.optim.AdamW, {"lr": 1e-3, "weight_decay": 0.01}),
    "adagrad": (torch.optim.Adagrad, {"lr": 0.01}),
    "adadelta": (torch.optim.Adadelta, {"lr": 1.0}),
    "rmsprop": (torch.optim.RMSprop, {"lr": 0.01}),
    "adamax": (torch.optim.Adamax, {"lr": 2e-3}),
    "nadam": (torch.optim.NAdam, {"lr": 2e-3}),
    "radam": (torch.optim.RAdam, {"lr": 1e-3}),
    "rprop": (torch.optim.Rprop, {"lr": 0.01}),
    "asgd": (torch.optim.ASGD, {"lr": 0.01}),
    "muon": (muon, MUON),
    "muon in float32": (muon_in_float32, MUON),
    "adafactor": (adafactor, {"lr": 0.01, "beta2_decay": -0.8, "d": 1.0, "weight_decay": 0.0}),
}


def optimizer(name, parameters, how):
    kind, options = OPTIMIZERS[name]
    if how in ("foreach", "fused"):
        options = options | {how: True}
    try:
        made = kind(parameters, **options)
    except (AttributeError, TypeError, RuntimeError) as reason:
        raise Unsupported(f"{name} has no {how} step in this version: {reason}") from reason
    return made


def fastest_optimizer(name, parameters):
    try:
        return optimizer(name, parameters, "fused")
    except Unsupported:
        return optimizer(name, parameters, "default")


def perceptron(work):
    if VARIANT not in ("eager", "compile"):
        raise Unsupported("training is measured as eager and compile, with the fastest optimizer")
    sizes = work["sizes"]
    layers = []
    for weight, bias in layer_weights(sizes):
        linear = torch.nn.Linear(weight.shape[1], weight.shape[0])
        with torch.no_grad():
            linear.weight.copy_(torch.from_numpy(weight))
            linear.bias.copy_(torch.from_numpy(bias))
        layers += [linear, torch.nn.ReLU()]
    model = torch.nn.Sequential(*layers[:-1])
    inputs, classes = (torch.from_numpy(each) for each in batch(sizes, work["batch"]))
    criterion = torch.nn.CrossEntropyLoss()
    optimize = fastest_optimizer(work["optimizer"], list(model.parameters()))
    if VARIANT == "compile":
        if not hasattr(torch, "compile"):
            raise Unsupported("this version has no torch.compile")
        model = torch.compile(model)

    def step():
        loss = criterion(model(inputs), classes)
        optimize.zero_grad()
        loss.backward()
        optimize.step()
        return loss

    losses = [step().item() for _ in range(3)]
    if "dead" in work:
        for _ in range(work["alive"]):
            step()
        with torch.no_grad():
            for linear in layers[:-2:2]:
                linear.bias[: linear.out_features // 2] = -1000.0
        for _ in range(work["dead"]):
            step()
    return losses, step


def transformer_layer():
    return torch.nn.TransformerEncoderLayer(64, 4, 128, dropout=0.0, batch_first=True)


def conv(inputs, outputs, size):
    return torch.nn.Conv2d(inputs, outputs, size, padding="same")


# as Networks.java has them
NETWORKS = {
    "2c2d": lambda nn: [conv(1, 32, 5), nn.ReLU(), nn.MaxPool2d(2), conv(32, 64, 5), nn.ReLU(), nn.MaxPool2d(2),
                        nn.Flatten(), nn.Linear(3136, 1024), nn.ReLU(), nn.Linear(1024, 10)],
    "small cnn": lambda nn: [conv(1, 8, 3), nn.ReLU(), nn.MaxPool2d(2), conv(8, 16, 3), nn.ReLU(), nn.MaxPool2d(2),
                             nn.Flatten(), nn.Linear(784, 10)],
    "small cnn, batch norm": lambda nn: [conv(1, 16, 3), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2),
                                         conv(16, 32, 3), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(2),
                                         nn.Flatten(), nn.Linear(1568, 10)],
    "small transformer": lambda nn: [nn.Embedding(64, 64), transformer_layer(), transformer_layer(),
                                     nn.Flatten(), nn.Linear(4096, 10)],
}


def network(work):
    if VARIANT not in ("eager", "compile"):
        raise Unsupported("training is measured as eager and compile, with the fastest optimizer")
    if work["architecture"] not in NETWORKS:
        raise Unsupported(f"{work['architecture']} is not written for PyTorch")
    model = torch.nn.Sequential(*NETWORKS[work["architecture"]](torch.nn))
    with torch.no_grad():
        for stream, (_, parameter) in enumerate(sorted(model.named_parameters()), 1):
            if parameter.dim() > 1:
                scale = 2.0 / (parameter.numel() // parameter.shape[0]) ** 0.5
                start = torch.from_numpy(numbers(parameter.numel(), stream)) * scale
                parameter.copy_(start.reshape(parameter.shape))
            elif not bool((parameter == 1).all()):
                parameter.zero_()
    count = work["batch"]
    classes = torch.arange(count) * 7 + 3
    if isinstance(model[0], torch.nn.Embedding):
        inputs = ((torch.arange(count * 64) * 7 + 3) % 64).reshape(count, 64)
    else:
        inputs = torch.from_numpy(numbers(count * 784, 0)).reshape(count, 1, 28, 28)
    criterion = torch.nn.CrossEntropyLoss()
    optimize = fastest_optimizer(work["optimizer"], list(model.parameters()))
    if VARIANT == "compile":
        model = torch.compile(model)

    def step():
        loss = criterion(model(inputs), classes % 10)
        optimize.zero_grad()
        loss.backward()
        optimize.step()
        return loss

    return [step().item() for _ in range(3)], step


def after_first_steps(name, parameters):
    if VARIANT in ("eager", "compile"):
        raise Unsupported("an optimizer's step is measured as default, foreach and fused")
    optimize = optimizer(name, parameters, VARIANT)
    try:
        optimize.step()
    except RuntimeError as reason:
        raise Unsupported(f"{name} has no {VARIANT} step here: {reason}") from reason
    optimize.step()
    optimize.step()
    return optimize


def optimizer_step(work):
    count = work["parameters"]
    sizes = [count // 10] * 10
    parameters = [
        torch.nn.Parameter(torch.from_numpy(numbers(size, 2 * i))) for i, size in enumerate(sizes)
    ]
    for i, parameter in enumerate(parameters):
        parameter.grad = torch.from_numpy(numbers(parameter.numel(), 2 * i + 1))
    optimize = after_first_steps(work["optimizer"], parameters)
    moved = [distance(parameters[i].detach().numpy(), numbers(sizes[i], 2 * i)) for i in range(3)]
    return moved, optimize.step


def matrix_step(work):
    shape = work["rows"], work["columns"]
    count = shape[0] * shape[1]
    weight = torch.nn.Parameter(torch.from_numpy(numbers(count, 0)).reshape(shape))
    weight.grad = torch.from_numpy(numbers(count, 1)).reshape(shape)
    optimize = after_first_steps(work["optimizer"], [weight])
    values, start = weight.detach().numpy().ravel(), numbers(count, 0)
    return [distance(values, start), descent(values, start, numbers(count, 1))], optimize.step


def product(work):
    if VARIANT != "eager":
        raise Unsupported("a product is measured once, as eager")
    m, n, k = work["m"], work["n"], work["k"]
    a = torch.from_numpy(numbers(m * k, 1)).reshape((k, m) if work["transpose_a"] else (m, k))
    b = torch.from_numpy(numbers(k * n, 2)).reshape((n, k) if work["transpose_b"] else (k, n))
    a = a.t() if work["transpose_a"] else a
    b = b.t() if work["transpose_b"] else b
    out = torch.empty(m, n)

    def step():
        torch.mm(a, b, out=out)

    step()
    return [float(out.double().abs().sum())], step


def fashion_epoch(work):
    """An epoch of training and an evaluation; a loop over tensors, without a DataLoader."""
    if VARIANT != "eager":
        raise Unsupported("an epoch is measured once, as eager")
    import gzip
    import pathlib

    import numpy

    def load(name, skip):
        folder = pathlib.Path(work["folder"])
        packed = folder / (name + ".gz")
        data = gzip.open(packed).read() if packed.exists() else (folder / name).read_bytes()
        return numpy.frombuffer(data, numpy.uint8, offset=skip)

    def images(name):
        return torch.from_numpy(load(name, 16).reshape(-1, 784).copy())

    def labels(name):
        return torch.from_numpy(load(name, 8).astype(numpy.int64))

    x, y = images("train-images-idx3-ubyte"), labels("train-labels-idx1-ubyte")
    test_x, test_y = images("t10k-images-idx3-ubyte"), labels("t10k-labels-idx1-ubyte")
    sizes = [784, 512, 512, 10]
    layers = []
    for weight, bias in layer_weights(sizes):
        linear = torch.nn.Linear(weight.shape[1], weight.shape[0])
        with torch.no_grad():
            linear.weight.copy_(torch.from_numpy(weight))
            linear.bias.copy_(torch.from_numpy(bias))
        layers += [linear, torch.nn.ReLU()]
    model = torch.nn.Sequential(*layers[:-1])
    criterion = torch.nn.CrossEntropyLoss()
    optimize = fastest_optimizer("adam", list(model.parameters()))

    def step():
        order = torch.randperm(len(x))
        for start in range(0, len(x), work["batch"]):
            index = order[start : start + work["batch"]]
            loss = criterion(model(x[index].float() / 255), y[index])
            optimize.zero_grad()
            loss.backward()
            optimize.step()
            loss.item()
        right = 0
        with torch.no_grad():
            for start in range(0, len(test_x), 1000):
                scores = model(test_x[start : start + 1000].float() / 255)
                right += int((scores.argmax(1) == test_y[start : start + 1000]).sum())
        return right / len(test_x)

    return [], step


KINDS = {
    "perceptron": perceptron,
    "network": network,
    "optimizer": optimizer_step,
    "matrix step": matrix_step,
    "product": product,
    "fashion epoch": fashion_epoch,
}

torch.set_num_threads(THREADS)
converse(lambda work: KINDS[work["kind"]](work), f"PyTorch {torch.__version__} {VARIANT}")
