"""The works of `versus` in JAX with optax: python3 jax_optax.py jit THREADS

It binds itself to THREADS processors, since JAX takes as many threads as it sees processors. Parameters and state are
donated, so that they are updated where they are, and steps are only waited for where the clock is read.
"""

import os
import sys
from functools import partial

THREADS = int(sys.argv[2])
os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:THREADS])

import jax
import jax.numpy as jnp
import numpy as np
import optax
from work import Unsupported, batch, converse, distance, layer_weights, numbers

OPTIMIZERS = {
    "sgd": lambda: optax.sgd(0.01),
    "momentum": lambda: optax.sgd(0.01, momentum=0.9),
    "adam": lambda: optax.adam(1e-3),
    "adamw": lambda: optax.adamw(1e-3, weight_decay=0.01),
    # its eps stands inside of the root
    "adagrad": lambda: optax.adagrad(0.01, initial_accumulator_value=0.0, eps=1e-20),
    "adadelta": lambda: optax.adadelta(1.0, rho=0.9, eps=1e-6),
    "rmsprop": lambda: optax.rmsprop(0.01, decay=0.99, eps_in_sqrt=False),
    "adamax": lambda: optax.adamax(2e-3),
    "radam": lambda: optax.radam(1e-3),
}


def perceptron(work):
    if "dead" in work:
        raise Unsupported("dead units are not written for JAX")
    sizes = work["sizes"]
    parameters = [
        {"weight": jnp.asarray(weight), "bias": jnp.asarray(bias)}
        for weight, bias in layer_weights(sizes)
    ]
    inputs, classes = (jnp.asarray(each) for each in batch(sizes, work["batch"]))
    transform = OPTIMIZERS[work["optimizer"]]()

    def loss_of(parameters, inputs, classes):
        hidden = inputs
        for i, layer in enumerate(parameters):
            hidden = hidden @ layer["weight"].T + layer["bias"]
            if i < len(parameters) - 1:
                hidden = jax.nn.relu(hidden)
        return optax.softmax_cross_entropy_with_integer_labels(hidden, classes).mean()

    @partial(jax.jit, donate_argnums=(0, 1))
    def update(parameters, state, inputs, classes):
        loss, gradients = jax.value_and_grad(loss_of)(parameters, inputs, classes)
        updates, state = transform.update(gradients, state, parameters)
        return optax.apply_updates(parameters, updates), state, loss

    held = [parameters, transform.init(parameters)]

    def step():
        held[0], held[1], loss = update(held[0], held[1], inputs, classes)
        return loss

    return [float(step()) for _ in range(3)], step


def optimizer_step(work):
    if work["optimizer"] not in OPTIMIZERS:
        raise Unsupported(f"optax has no {work['optimizer']} with PyTorch's formula")
    transform = OPTIMIZERS[work["optimizer"]]()
    size = work["parameters"] // 10
    parameters = [jnp.asarray(numbers(size, 2 * i)) for i in range(10)]
    gradients = [jnp.asarray(numbers(size, 2 * i + 1)) for i in range(10)]
    held = [parameters, transform.init(parameters)]

    @partial(jax.jit, donate_argnums=(0, 1))
    def update(parameters, state, gradients):
        updates, state = transform.update(gradients, state, parameters)
        return optax.apply_updates(parameters, updates), state

    def step():
        held[0], held[1] = update(held[0], held[1], gradients)
        return held

    for _ in range(3):
        step()
    moved = [distance(np.asarray(held[0][i]), numbers(size, 2 * i)) for i in range(3)]
    return moved, step


def product(work):
    m, n, k = work["m"], work["n"], work["k"]
    a = jnp.asarray(numbers(m * k, 1)).reshape((k, m) if work["transpose_a"] else (m, k))
    b = jnp.asarray(numbers(k * n, 2)).reshape((n, k) if work["transpose_b"] else (k, n))
    multiply = jax.jit(
        lambda a, b: (a.T if work["transpose_a"] else a) @ (b.T if work["transpose_b"] else b)
    )

    def step():
        return multiply(a, b)

    return [float(np.abs(np.asarray(step(), np.float64)).sum())], step


KINDS = {"perceptron": perceptron, "optimizer": optimizer_step, "product": product}


def prepare(work):
    if work["kind"] not in KINDS:
        raise Unsupported(f"{work['kind']} is not written for JAX")
    return KINDS[work["kind"]](work)


converse(prepare, f"JAX {jax.__version__} jit, optax {optax.__version__}", jax.block_until_ready)
