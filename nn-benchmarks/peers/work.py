"""What every peer shares: the numbers that both sides start from, and the conversation with `versus`.

A peer reads one JSON object per line and answers with one:

    {"do": "prepare", "work": {...}}    builds the work, trains a few steps    {"losses": [...]}
    {"do": "run", "seconds": 1.0}       runs the work again and again          {"seconds": median of one}
    {"do": "quit"}

A work that a peer has not got is answered with {"unsupported": "why"}.
"""

import json
import statistics
import sys
import time

import numpy


class Unsupported(Exception):
    pass


def numbers(count, stream):
    """The same float32 numbers in [-0.5, 0.5) as Numbers.java makes: one linear congruential step an index."""
    index = numpy.arange(count, dtype=numpy.uint64) + numpy.uint64(stream * 1_000_003)
    state = (index * numpy.uint64(1_103_515_245) + numpy.uint64(12_345)) % numpy.uint64(1 << 31)
    state = (state * numpy.uint64(1_103_515_245) + numpy.uint64(12_345)) % numpy.uint64(1 << 31)
    return (state.astype(numpy.float64) / float(1 << 31) - 0.5).astype(numpy.float32)


def distance(parameter, start):
    """How far an optimizer has moved a parameter: the sum over its elements, which are numpy arrays."""
    return float(numpy.abs(parameter.astype(numpy.float64) - start).sum())


def descent(parameter, start, gradient):
    """How far it went down the gradient, which a transposed or negative step changes."""
    return float(((start.astype(numpy.float64) - parameter) * gradient).sum())


def layer_weights(sizes):
    """Weights [out, in] and zero biases of a multilayer perceptron."""
    for layer, (fan_in, fan_out) in enumerate(zip(sizes, sizes[1:])):
        scale = numpy.float32(2.0 / fan_in**0.5)
        weight = numbers(fan_in * fan_out, layer + 1) * scale
        yield weight.reshape(fan_out, fan_in), numpy.zeros(fan_out, numpy.float32)


def batch(sizes, count):
    """Inputs [count, in] and classes [count]."""
    inputs = numbers(count * sizes[0], 0).reshape(count, sizes[0])
    classes = (numpy.arange(count) * 7 + 3) % sizes[-1]
    return inputs, classes


def median_seconds(step, seconds, wait):
    """The median time of one step, over chunks long enough for the clock, each of which waits for its last step."""
    chunk = 1
    times = []
    end = time.perf_counter() + seconds
    while not times or time.perf_counter() < end:
        start = time.perf_counter()
        for _ in range(chunk - 1):
            step()
        wait(step())
        elapsed = time.perf_counter() - start
        times.append(elapsed / chunk)
        if elapsed < 0.002:
            chunk *= 2
            times.clear()
    return statistics.median(times)


def converse(prepare, versions, wait=lambda made: None):
    """Serves requests until the end; prepare(work) returns (losses, step), wait(step()) waits until it is done."""
    print(json.dumps({"peer": versions}), flush=True)
    step = None
    for line in sys.stdin:
        request = json.loads(line)
        if request["do"] == "quit":
            return
        try:
            if request["do"] == "prepare":
                step = None
                losses, step = prepare(request["work"])
                answer = {"losses": losses}
            else:
                answer = {"seconds": median_seconds(step, request["seconds"], wait)}
        except Unsupported as reason:
            answer = {"unsupported": str(reason)}
        print(json.dumps(answer), flush=True)
