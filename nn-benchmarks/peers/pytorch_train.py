"""A whole training in PyTorch, from the shell to the accuracy: python3 pytorch_train.py DATA PATH EPOCHS THREADS

DATA is digits, whose PATH is the table digits.csv.gz, or fashion-mnist, whose PATH is the folder with its four files.
The networks, batches and optimizers are those of train/digits.yaml and train/fashion-mnist.yaml. It loops over
tensors, without a DataLoader, and takes the fused optimizer: the fastest that PyTorch has for this.
"""

import gzip
import json
import pathlib
import sys

import numpy
import torch

DATA, PATH, EPOCHS, THREADS = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])

TEST_BATCH = 500


def digits():
    """64 pixels and the class per line; a fifth of every class is for the test, as on the other side."""
    text = gzip.decompress(PATH.read_bytes()).decode()
    header, rest = text.split("\n", 1)
    columns = header.split(",")
    table = numpy.fromstring(rest.replace("\n", ","), numpy.uint8, sep=",").reshape(-1, len(columns))
    label = columns.index("digit")
    pixels = torch.from_numpy(numpy.delete(table, label, axis=1)).float() / 16
    classes = torch.from_numpy(table[:, label].astype(numpy.int64))
    order = torch.randperm(len(classes))
    is_test = torch.zeros(len(classes), dtype=torch.bool)
    for each in range(10):
        members = order[classes[order] == each]
        is_test[members[: round(0.2 * len(members))]] = True
    return pixels[~is_test], classes[~is_test], pixels[is_test], classes[is_test]


def fashion_mnist():
    """Pixels stay bytes until a batch is taken, as on the other side."""

    def load(name, skip):
        packed = PATH / (name + ".gz")
        data = gzip.decompress(packed.read_bytes()) if packed.exists() else (PATH / name).read_bytes()
        return torch.frombuffer(bytearray(data), dtype=torch.uint8, offset=skip)

    return (
        load("train-images-idx3-ubyte", 16).reshape(-1, 784),
        load("train-labels-idx1-ubyte", 8).long(),
        load("t10k-images-idx3-ubyte", 16).reshape(-1, 784),
        load("t10k-labels-idx1-ubyte", 8).long(),
    )


def perceptron(*sizes):
    layers = []
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        layers += [torch.nn.Linear(fan_in, fan_out), torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


def inputs(samples):
    return samples if samples.is_floating_point() else samples.float() / 255


def train(model, optimizer, batch, x, y):
    criterion = torch.nn.CrossEntropyLoss()
    for index in torch.randperm(len(x)).split(batch):
        loss = criterion(model(inputs(x[index])), y[index])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        loss.item()


@torch.no_grad()
def accuracy(model, x, y):
    right = 0
    for samples, classes in zip(x.split(TEST_BATCH), y.split(TEST_BATCH)):
        right += int((model(inputs(samples)).argmax(1) == classes).sum())
    return right / len(x)


WORKS = {
    "digits": (digits, (64, 32, 10), 32, 0.01),
    "fashion-mnist": (fashion_mnist, (784, 512, 512, 10), 128, 0.001),
}

torch.set_num_threads(THREADS)
torch.manual_seed(1)
load, sizes, batch, lr = WORKS[DATA]
x, y, test_x, test_y = load()
model = perceptron(*sizes)
optimizer = torch.optim.Adam(model.parameters(), lr=lr, fused=True)
for _ in range(EPOCHS):
    train(model, optimizer, batch, x, y)
    reached = accuracy(model, test_x, test_y)
print(json.dumps({"accuracy": reached}))
