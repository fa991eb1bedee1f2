"""Small models written by PyTorch with safetensors, and what they compute: golden/models/NAME.safetensors and NAME.json."""
import json

import torch
from safetensors.torch import save_file
from torch import nn as N

from common import OUT, SEED, f32, flat

torch.manual_seed(SEED)
(OUT / "models").mkdir(exist_ok=True)


def model(name, module, layers, shape, dtype=torch.float32):
    """Trains a little, so that running statistics move, and writes the model in evaluation mode."""
    optimizer = torch.optim.SGD(module.parameters(), lr=0.1)
    for _ in range(3):
        optimizer.zero_grad()
        module(torch.tensor(f32((8, *shape)), dtype=torch.float32)).square().mean().backward()
        optimizer.step()
    module.eval()
    weights = {k: v.to(dtype) if v.is_floating_point() else v for k, v in module.state_dict().items()}
    module.load_state_dict(weights)
    save_file(weights, OUT / "models" / f"{name}.safetensors")
    x = torch.tensor(f32((2, *shape)), dtype=torch.float32)
    document = {"reference": f"torch {torch.__version__}", "seed": SEED, "layers": layers, "input": {"shape": list(x.shape), "values": flat(x.numpy())},
                "output": {"shape": list(module(x).shape), "values": flat(module(x).detach().numpy())}}
    (OUT / "models" / f"{name}.json").write_text(json.dumps(document, separators=(",", ":")) + "\n")


def cnn():
    return N.Sequential(N.Conv2d(1, 4, 3), N.BatchNorm2d(4), N.ReLU(), N.MaxPool2d(2), N.Flatten(), N.Linear(36, 3))


CNN = ["conv2d(out_channels=4, kernel_size=3)", "batch_norm2d", "relu", "max_pool2d(kernel_size=2)", "flatten", "linear(out_features=3)"]
model("cnn", cnn(), CNN, (1, 8, 8))
model("cnn-float64", cnn(), CNN, (1, 8, 8), torch.float64)
model("cnn-bfloat16", cnn(), CNN, (1, 8, 8), torch.bfloat16)
model("cnn-float16", cnn(), CNN, (1, 8, 8), torch.float16)
