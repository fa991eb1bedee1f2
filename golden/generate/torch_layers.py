"""Golden values and gradients of the options of layers, from PyTorch in float64 (the common forms are in torch_functions.py)."""
import numpy as np
import torch
from torch import nn as N

from common import f32, flat, write

torch.set_default_dtype(torch.float64)
VERSION = f"torch {torch.__version__}"
out = []


def tensor_json(t):
    return {"shape": list(t.shape), "values": flat(t.detach().numpy())}


def add(name, hyperparameters, module, *shapes, numbers=None):
    """Runs a layer once; a leading `train` or `eval` among the hyperparameters is its mode."""
    if hyperparameters.get("mode") == "eval":
        module.eval()
    xs = [torch.tensor(numbers)] if numbers else [torch.tensor(f32(s), requires_grad=True) for s in shapes]
    for p in module.parameters():
        p.data = torch.tensor(f32(tuple(p.shape), 0.5))
    padding = getattr(module, "padding_idx", None)
    if padding is not None:
        module.weight.data[padding] = 0
    before = {k: tensor_json(v) for k, v in module.named_buffers()}
    y = module(*xs)
    y = y[0] if isinstance(y, tuple) else y
    g = torch.tensor(f32(tuple(y.shape)))
    y.backward(g)
    out.append({"name": name, "hyperparameters": hyperparameters, "inputs": [tensor_json(x.double()) for x in xs],
                "parameters": {k: tensor_json(v) for k, v in module.named_parameters()}, "buffers_before": before,
                "buffers_after": {k: tensor_json(v) for k, v in module.named_buffers()}, "y": tensor_json(y), "upstream": tensor_json(g),
                "input_gradients": [tensor_json(x.grad) if x.grad is not None else None for x in xs],
                "parameter_gradients": {k: tensor_json(v.grad) for k, v in module.named_parameters() if v.grad is not None}})


add("conv2d", dict(out_channels=4, kernel_size=[4, 3], padding="same", dilation=[1, 2]), N.Conv2d(2, 4, (4, 3), padding="same", dilation=(1, 2)), (2, 2, 6, 7))
add("conv2d", dict(out_channels=6, kernel_size=1, groups=3), N.Conv2d(3, 6, 1, groups=3), (2, 3, 4, 5))
add("conv2d", dict(out_channels=3, kernel_size=5, padding="same"), N.Conv2d(2, 3, 5, padding="same"), (3, 2, 4, 3))
add("conv2d", dict(out_channels=2, kernel_size=3, padding="valid", stride=3), N.Conv2d(2, 2, 3, padding="valid", stride=3), (2, 2, 8, 8))
add("conv1d", dict(out_channels=4, kernel_size=4, stride=2, padding=3, groups=2, bias=False), N.Conv1d(4, 4, 4, stride=2, padding=3, groups=2, bias=False), (3, 4, 9))
add("conv_transpose1d", dict(out_channels=4, kernel_size=3, stride=2, groups=2, dilation=2), N.ConvTranspose1d(6, 4, 3, stride=2, groups=2, dilation=2), (2, 6, 5))
add("conv_transpose2d", dict(out_channels=2, kernel_size=[2, 3], stride=[2, 1], padding=[0, 2], bias=False), N.ConvTranspose2d(3, 2, (2, 3), stride=(2, 1), padding=(0, 2), bias=False), (2, 3, 3, 5))
add("max_pool1d", dict(kernel_size=3, stride=2, padding=1, dilation=2), N.MaxPool1d(3, 2, 1, dilation=2), (2, 3, 11))
add("max_pool2d", dict(kernel_size=3, stride=2, ceil_mode=True), N.MaxPool2d(3, 2, ceil_mode=True), (2, 2, 6, 8))
add("max_pool2d", dict(kernel_size=[2, 3], stride=[1, 2], dilation=[2, 1]), N.MaxPool2d((2, 3), (1, 2), dilation=(2, 1)), (1, 2, 6, 8))
add("avg_pool1d", dict(kernel_size=4, stride=3, padding=2, ceil_mode=True), N.AvgPool1d(4, 3, 2, ceil_mode=True), (2, 3, 9))
add("avg_pool2d", dict(kernel_size=3, stride=2, padding=1, count_include_pad=False), N.AvgPool2d(3, 2, 1, count_include_pad=False), (2, 2, 7, 6))
add("avg_pool2d", dict(kernel_size=3, stride=2, padding=1, ceil_mode=True), N.AvgPool2d(3, 2, 1, ceil_mode=True), (2, 2, 6, 8))
add("adaptive_avg_pool1d", dict(output_size=3), N.AdaptiveAvgPool1d(3), (2, 2, 7))
add("adaptive_max_pool2d", dict(output_size=[3, 2]), N.AdaptiveMaxPool2d((3, 2)), (2, 2, 5, 7))
add("adaptive_max_pool1d", dict(output_size=4), N.AdaptiveMaxPool1d(4), (2, 2, 9))
add("batch_norm1d", dict(mode="train"), N.BatchNorm1d(3), (4, 3, 5))
add("batch_norm1d", dict(mode="train", momentum=0.3, eps=0.01, affine=False), N.BatchNorm1d(4, momentum=0.3, eps=0.01, affine=False), (5, 4))
add("batch_norm2d", dict(mode="eval", track_running_stats=False), N.BatchNorm2d(2, track_running_stats=False), (3, 2, 4, 4))
add("layer_norm", dict(bias=False, eps=0.001), N.LayerNorm(5, bias=False, eps=0.001), (3, 4, 5))
add("layer_norm", dict(elementwise_affine=False), N.LayerNorm(7, elementwise_affine=False), (3, 7))
add("group_norm", dict(num_groups=3), N.GroupNorm(3, 6), (3, 6, 5))
add("group_norm", dict(num_groups=1, affine=False), N.GroupNorm(1, 4, affine=False), (2, 4, 3, 3))
add("rms_norm", dict(normalized_shape=[3, 4], eps=0.01), N.RMSNorm([3, 4], eps=0.01), (5, 3, 4))
add("embedding", dict(num_embeddings=5, embedding_dim=4, padding_idx=2), N.Embedding(5, 4, padding_idx=2), numbers=[[1, 2, 4], [2, 1, 1]])
add("rnn", dict(hidden_size=3, nonlinearity="relu", num_layers=2, bias=False), N.RNN(4, 3, nonlinearity="relu", num_layers=2, bias=False, batch_first=True), (2, 4, 4))
add("lstm", dict(hidden_size=3, num_layers=2, bidirectional=True), N.LSTM(4, 3, num_layers=2, bidirectional=True, batch_first=True), (3, 5, 4))
add("gru", dict(hidden_size=3, num_layers=2, bidirectional=True), N.GRU(2, 3, num_layers=2, bidirectional=True, batch_first=True), (2, 6, 2))
add("upsample", dict(scale_factor=2), N.Upsample(scale_factor=2), (2, 2, 3, 4))
add("upsample", dict(size=[5, 7]), N.Upsample(size=(5, 7)), (1, 2, 3, 4))
add("upsample", dict(scale_factor=3, mode="bilinear"), N.Upsample(scale_factor=3, mode="bilinear"), (2, 2, 3, 4))
add("upsample", dict(size=[6, 7], mode="bilinear", align_corners=True), N.Upsample(size=(6, 7), mode="bilinear", align_corners=True), (1, 2, 3, 4))
add("pad", dict(padding=[1, 2, 0, 3], value=1.5), N.ConstantPad2d((1, 2, 0, 3), 1.5), (2, 2, 3, 4))
add("pad", dict(padding=[1, 2, 2, 1], mode="reflect"), N.ReflectionPad2d((1, 2, 2, 1)), (1, 2, 3, 4))
add("pad", dict(padding=[3, 1, 0, 0], mode="replicate"), N.ReplicationPad1d((3, 1)), (2, 2, 4))
add("pad", dict(padding=[3, 1, 2, 2], mode="circular"), N.CircularPad2d((3, 1, 2, 2)), (1, 2, 3, 4))


class SelfAttention(N.Module):
    def __init__(self):
        super().__init__()
        self.attention = N.MultiheadAttention(6, 3, bias=False, batch_first=True)

    def forward(self, x):
        return self.attention(x, x, x, need_weights=False)[0]


add("multihead_self_attention", dict(num_heads=3, bias=False), SelfAttention(), (2, 4, 6))
for norm_first, activation in ((False, "relu"), (True, "gelu")):
    add("transformer_encoder_layer", dict(num_heads=2, dim_feedforward=7, dropout=0.0, activation=activation, norm_first=norm_first),
        N.TransformerEncoderLayer(6, 2, 7, 0.0, activation, norm_first=norm_first, batch_first=True), (2, 4, 6))
write("layers", "options", {"reference": VERSION, "cases": out})
