"""Decompositions and inverse roots of matrices, as PyTorch computes them in float64 (see ../README.md)."""
import numpy as np
import torch

from common import f32, flat, rng, write

T = lambda a: torch.tensor(a, dtype=torch.float64)


def matrix(a):
    return {"shape": list(np.shape(a)), "values": flat(a)}


def symmetric(n, scale=1.0):
    a = np.tril(f32((n, n), scale))
    return a + np.tril(a, -1).T


def semidefinite(n, rank):
    """Whole numbers, so that the product is exact."""
    a = rng.integers(-4, 5, (n, rank)).astype(np.float64)
    return a @ a.T


def signed(vectors):
    """The component of largest magnitude becomes positive; of those about as large, the first decides."""
    v = vectors.numpy().copy()
    for j in range(v.shape[1]):
        size = np.abs(v[:, j])
        if v[np.flatnonzero(size >= (1 - 1e-6) * size.max())[0], j] < 0:
            v[:, j] = -v[:, j]
    return v


def eigh(name, a, unique=True):
    values, vectors = torch.linalg.eigh(T(a))
    case = {"name": name, "matrix": matrix(a), "eigenvalues": flat(values)}
    return {**case, "eigenvectors": matrix(signed(vectors))} if unique else case


def qr(name, a):
    q, r = torch.linalg.qr(T(a))
    return {"name": name, "matrix": matrix(a), "q": matrix(q), "r": matrix(r)}


def inverse_root(name, a, p, ridge):
    values, vectors = torch.linalg.eigh(T(a))
    root = vectors @ torch.diag((values.clamp(min=0) + ridge) ** (-1 / p)) @ vectors.T
    return {"name": name, "matrix": matrix(a), "p": p, "ridge": ridge, "root": matrix(root)}


write("linalg", "eigh", {"reference": f"torch.linalg.eigh {torch.__version__}", "cases": [
    *(eigh(f"random {n}", symmetric(n)) for n in (1, 2, 3, 4, 6, 9, 16)),
    eigh("tiny", symmetric(5) * 2.0**-100), eigh("huge", symmetric(5) * 2.0**100),
    eigh("diagonal", np.diag([3.0, -1.0, 0.5, 7.0])),
    eigh("tridiagonal", np.diag([2.0] * 8) - np.diag([1.0] * 7, 1) - np.diag([1.0] * 7, -1)),
    eigh("rank 5 of 6", semidefinite(6, 5)), eigh("rank 2 of 6", semidefinite(6, 2), unique=False),
    eigh("ones", np.ones((4, 4)), unique=False), eigh("zero", np.zeros((3, 3)), unique=False),
    eigh("identity", np.eye(5), unique=False),
    eigh("hilbert", np.array([[1 / (i + j + 1) for j in range(5)] for i in range(5)]))]})

write("linalg", "qr", {"reference": f"torch.linalg.qr {torch.__version__}", "cases": [
    *(qr(f"random {m} x {n}", f32((m, n))) for m, n in ((1, 1), (2, 2), (3, 3), (5, 5), (7, 3), (3, 7), (1, 4), (4, 1), (12, 12))),
    qr("tiny", f32((4, 3)) * 2.0**-100), qr("huge", f32((4, 3)) * 2.0**100), qr("zero", np.zeros((3, 2))),
    qr("identity", np.eye(4)), qr("triangle", np.triu(f32((4, 4)))), qr("symmetric", symmetric(6))]})

write("linalg", "inverse_root", {"reference": f"torch.linalg.eigh {torch.__version__}", "cases": [
    *(inverse_root(f"random {n}, p = {p}", semidefinite(n, n + 3), p, ridge)
      for n, p, ridge in ((1, 4, 0.5), (2, 2, 0.125), (3, 4, 0.125), (5, 1, 0.25), (6, 3, 0.125), (8, 4, 0.0), (8, 6, 1e-3), (12, 2.5, 1e-3))),
    inverse_root("rank 2 of 5", semidefinite(5, 2), 4, 0.125), inverse_root("zero", np.zeros((3, 3)), 4, 1e-12)]})
