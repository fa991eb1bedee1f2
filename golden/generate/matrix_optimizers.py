"""Golden traces of optimizers that multiply and decompose matrices, in float64.

muon_float64.json: torch.optim.Muon, whose Newton–Schulz iteration is patched to keep float64 where PyTorch goes to bfloat16.
shampoo.json: algorithm 1 of arXiv 1802.09568, written here in NumPy; a vector has one matrix and the power -1/2.
soap_square.json: the rule of pytorch_optimizer 3.10.0's SOAP, written here in NumPy, for square weights. The first gradient of
any other weight has a matrix without full rank, whose null space has no basis of its own: soap.json shows one of many there.
"""
import numpy as np
import torch

import common
from common import case, problem, write

torch.set_default_dtype(torch.float64)


def cases(name, reference, shapes, variants, run, steps):
    saved, common.PARAMETERS[:] = list(common.PARAMETERS), shapes
    out = []
    for variant, kwargs in variants.items():
        initial, grads = problem(steps)
        out.append(case(variant, kwargs, initial, grads, run(kwargs, initial, grads)))
    common.PARAMETERS[:] = saved
    write("optimizers", name, {"optimizer": name.split("_")[0], "reference": reference, "cases": out})


def muon(kwargs, initial, grads):
    bfloat16 = torch.Tensor.bfloat16
    torch.Tensor.bfloat16 = lambda tensor: tensor.clone()
    try:
        params = [torch.nn.Parameter(torch.tensor(v)) for v in initial]
        optimizer = torch.optim.Muon(params, **kwargs)
        after = []
        for step in grads:
            for p, g in zip(params, step):
                p.grad = torch.tensor(g)
            optimizer.step()
            after.append([p.detach().numpy().copy() for p in params])
        return after
    finally:
        torch.Tensor.bfloat16 = bfloat16


cases("muon_float64", f"torch.optim.Muon {torch.__version__}, iterating in float64", [("wide", (4, 6)), ("tall", (6, 3)), ("square", (5, 5))], {
    "defaults": {}, "no nesterov": dict(lr=0.02, nesterov=False),
    "match rms": dict(lr=0.02, adjust_lr_fn="match_rms_adamw", weight_decay=0.05, momentum=0.8, ns_steps=3)}, muon, steps=12)


def trace(rule, kwargs, initial, grads):
    values = [v.copy() for v in initial]
    states = [{} for _ in values]
    after = []
    for t, step in enumerate(grads, 1):
        values = [rule(t, v, g, state, **kwargs) for v, g, state in zip(values, step, states)]
        after.append([v.copy() for v in values])
    return after


def sides(g):
    return [g @ g.T, g.T @ g] if g.ndim == 2 else [np.outer(g, g)]


def power(matrix, exponent):
    eigenvalues, vectors = np.linalg.eigh(matrix)
    return (vectors * eigenvalues ** exponent) @ vectors.T


def shampoo(t, w, g, state, lr=1e-3, momentum=0.0, eps=1e-6, weight_decay=0.0, precondition_frequency=1):
    state["m"] = momentum * state.get("m", 0) + (1 - momentum) * g
    grams = sides(g)
    state["sums"] = [a + b for a, b in zip(state.get("sums", [eps * np.eye(len(x)) for x in grams]), grams)]
    if (t - 1) % precondition_frequency == 0:
        state["roots"] = [power(s, -1 / (2 * len(grams))) for s in state["sums"]]
    u = state["roots"][0] @ state["m"]
    if g.ndim == 2:
        u = u @ state["roots"][1]
    return (1 - lr * weight_decay) * w - lr * u


cases("shampoo", "arXiv 1802.09568 algorithm 1, in NumPy", [("weight", (4, 6)), ("tall", (6, 3)), ("bias", (5,))], {
    "defaults": {}, "momentum": dict(lr=0.1, momentum=0.9, weight_decay=0.1),
    "every third step": dict(lr=0.1, eps=1e-2, precondition_frequency=3)}, lambda *a: trace(shampoo, *a), steps=15)


def soap(t, w, g, state, lr=3e-3, betas=(0.95, 0.95), shampoo_beta=None, eps=1e-8, weight_decay=1e-2, precondition_frequency=10):
    beta = betas[1] if shampoo_beta is None else shampoo_beta
    m, v = state.get("m", 0 * g), state.get("v", 0 * g)
    if t > 1:
        left, right = state["q"]
        m = betas[0] * m + (1 - betas[0]) * g
        v = betas[1] * v + (1 - betas[1]) * (left.T @ g @ right) ** 2
        u = left @ (left.T @ m @ right / (np.sqrt(v) + eps)) @ right.T
        w = w - lr * np.sqrt(1 - betas[1] ** t) / (1 - betas[0] ** t) * u
        w = w * (1 - lr * weight_decay)
    grams = state["gg"] = [beta * a + (1 - beta) * b for a, b in zip(state.get("gg", [0, 0]), sides(g))]
    if t == 1:
        state["q"] = [np.linalg.eigh(gram)[1][:, ::-1] for gram in grams]
    if t % precondition_frequency == 0:
        for side, gram in enumerate(grams):
            q = state["q"][side]
            order = np.argsort(-np.diag(q.T @ gram @ q), kind="stable")
            v = np.take(v, order, axis=side)
            state["q"][side] = np.linalg.qr(gram @ q[:, order])[0]
    state["m"], state["v"] = m, v
    return w


cases("soap_square", "the rule of pytorch_optimizer 3.10.0 SOAP, in NumPy", [("weight", (4, 4)), ("small", (2, 2))], {
    "defaults": {}, "every step": dict(lr=0.01, precondition_frequency=1),
    "shampoo beta": dict(lr=0.01, weight_decay=0.1, betas=[0.9, 0.95], shampoo_beta=0.8, precondition_frequency=4)}, lambda *a: trace(soap, *a), steps=25)
