"""Golden values and gradients at the edges of float32: zeros, subnormals, the largest numbers, infinities and NaN."""
import math

import torch
import torch.nn.functional as F

from common import write

torch.set_num_threads(1)
INF, NAN, MAX = math.inf, math.nan, torch.finfo(torch.float32).max
GRID = [-INF, -MAX, -1e38, -1e20, -1e10, -1000.0, -88.0, -20.0, -3.0, -2.0, -1.0, -0.5, -1e-20, -1e-38, -1e-45, -0.0,
        0.0, 1e-45, 1e-38, 1e-20, 0.5, 1.0, 2.0, 3.0, 20.0, 88.0, 1000.0, 1e10, 1e20, 1e38, MAX, INF, NAN]
PAIRS = [-INF, -MAX, -2.0, -1.0, -0.5, -1e-38, -1e-45, -0.0, 0.0, 1e-45, 1e-38, 0.5, 1.0, 2.0, 3.0, 1e20, MAX, INF, NAN]
ROWS = [[1.0, 2.0], [1.0, 1.0], [0.0, -0.0], [-INF, -INF], [-INF, 1.0], [INF, 1.0], [INF, INF], [INF, -INF], [NAN, 1.0], [1.0, NAN], [NAN, NAN],
        [NAN, INF], [MAX, MAX], [-MAX, MAX], [MAX, 1.0], [1e-45, 1e-45], [1e-38, 0.0], [1e20, 2e20], [1000.0, -1000.0], [5.0], [INF], [NAN], [1.0, 2.0, 2.0, NAN]]


def number(v):
    """JSON knows neither infinities nor NaN: they are texts that Float.parseFloat reads."""
    return "NaN" if math.isnan(v) else ("Infinity" if v > 0 else "-Infinity") if math.isinf(v) else v


def numbers(t):
    return [number(v) for v in torch.as_tensor(t).detach().reshape(-1).tolist()]


def leaf(values):
    return torch.tensor(values, dtype=torch.float32, requires_grad=True)


def elementwise(name, fn, **more):
    x = leaf(GRID)
    y = fn(x)
    y.backward(torch.ones_like(y))
    return {"name": name, **more, "x": numbers(x), "y": numbers(y), "dx": numbers(x.grad)}


def unary():
    names = [("exp", torch.exp), ("log", torch.log), ("sqrt", torch.sqrt), ("abs", torch.abs), ("neg", torch.neg), ("tanh", torch.tanh), ("sigmoid", torch.sigmoid), ("clamp(-1, 1)", lambda x: x.clamp(-1, 1))]
    names += [(f"pow({e})", lambda x, e=e: x.pow(float(e))) for e in ("0", "1", "2", "3", "0.5", "-1", "-0.5", "inf", "-inf", "nan")]
    names += [(f"{n}({c})", lambda x, f=f, c=c: f(x, float(c))) for n, f in (("add", torch.add), ("mul", torch.mul), ("div", torch.div)) for c in ("0", "2", "inf")]
    return [elementwise(name, fn) for name, fn in names]


def activations():
    specs = [("identity", {}, lambda x: x * 1), ("sigmoid", {}, torch.sigmoid), ("tanh", {}, torch.tanh), ("relu", {}, F.relu), ("leaky_relu", {}, F.leaky_relu), ("leaky_relu", {"negative_slope": 0.0}, lambda x: F.leaky_relu(x, 0.0)),
             ("elu", {}, F.elu), ("elu", {"alpha": 0.5}, lambda x: F.elu(x, 0.5)), ("gelu", {}, F.gelu), ("gelu", {"approximate": "tanh"}, lambda x: F.gelu(x, approximate="tanh")), ("silu", {}, F.silu),
             ("silu", {"beta": 5.0}, lambda x: x * torch.sigmoid(5 * x)), ("silu", {"beta": -5.0}, lambda x: x * torch.sigmoid(-5 * x)), ("silu", {"beta": 0.0}, lambda x: x * torch.sigmoid(0 * x)),
             ("softplus", {}, F.softplus), ("softplus", {"beta": 5.0}, lambda x: F.softplus(x, 5.0)), ("softplus", {"beta": 0.2, "threshold": -1.0}, lambda x: F.softplus(x, 0.2, -1.0)), ("prelu", {}, lambda x: F.prelu(x, torch.tensor([0.25])))]
    return [elementwise(name, fn, hyperparameters=hyperparameters) for name, hyperparameters, fn in specs]


def binary():
    out = []
    for name, fn in [("add", torch.add), ("sub", torch.sub), ("mul", torch.mul), ("div", torch.div), ("pow", torch.pow), ("maximum", torch.maximum), ("minimum", torch.minimum)]:
        a, b = leaf([v for v in PAIRS for _ in PAIRS]), leaf(PAIRS * len(PAIRS))
        y = fn(a, b)
        y.backward(torch.ones_like(y))
        out.append({"name": name, "a": numbers(a), "b": numbers(b), "y": numbers(y), "da": numbers(a.grad), "db": numbers(b.grad)})
    return out


def rows():
    fns = [("sum", lambda x: x.sum(-1)), ("mean", lambda x: x.mean(-1)), ("max", lambda x: x.max()), ("min", lambda x: x.min()), ("logSumExp", lambda x: x.logsumexp(-1)),
           ("softmax", lambda x: F.softmax(x, -1)), ("log_softmax", lambda x: F.log_softmax(x, -1))] + [(f"var({c})", lambda x, c=c: x.var(-1, correction=c)) for c in (0, 1, 2, 3)]
    out = []
    for name, fn in fns:
        for values in ROWS:
            x = leaf(values)
            y = fn(x)
            g = torch.arange(1.0, 1 + y.numel()).reshape(y.shape)
            y.backward(g)
            out.append({"name": name, "x": numbers(x), "y": numbers(y), "upstream": numbers(g), "dx": numbers(x.grad)})
    return out


reference = f"torch {torch.__version__}, float32"
write("edges", "unary", {"reference": reference, "cases": unary()})
write("edges", "activations", {"reference": reference, "cases": activations()})
write("edges", "binary", {"reference": reference, "cases": binary()})
write("edges", "rows", {"reference": reference, "cases": rows()})
