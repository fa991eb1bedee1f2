"""Writes metrics/metrics.json: what scikit-learn computes (see ../README.md)."""
import warnings

import numpy as np
import sklearn
from sklearn import metrics

from common import f32, flat, rng, write

warnings.simplefilter("ignore")  # 0 / 0 is 0, as scikit-learn warns
cases = []


def add(name, hyperparameters, outputs, targets, value):
    cases.append({
        "name": name, "hyperparameters": hyperparameters, "shape": list(outputs.shape),
        "outputs": flat(outputs), "targets": flat(targets), "value": float(value)})


def softmax(x):
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def of_classes(outputs, targets):
    classes = outputs.shape[1]
    named = outputs.argmax(axis=1)
    averages = ["macro", "micro", "weighted"] + (["binary"] if classes == 2 else [])
    for average in averages:
        for name, function in [("precision", metrics.precision_score), ("recall", metrics.recall_score),
                               ("f1", metrics.f1_score)]:
            add(name, {"average": average}, outputs, targets, function(targets, named, average=average))
    for k in range(1, classes):
        if classes > 2 and all(len(set(row)) == classes for row in outputs):  # of equal scores it takes the last
            value = metrics.top_k_accuracy_score(targets, outputs, k=k, labels=range(classes))
            add("top_k", {"k": k}, outputs, targets, value)
    if len(set(targets)) == classes:
        value = (metrics.roc_auc_score(targets, outputs[:, 1] - outputs[:, 0]) if classes == 2 else
                 metrics.roc_auc_score(targets, softmax(outputs), multi_class="ovr", average="macro"))
        add("roc_auc", {}, outputs, targets, value)


for samples, classes in [(40, 2), (60, 3), (80, 6), (9, 2)]:
    of_classes(f32((samples, classes)), rng.permutation(np.arange(samples) % classes))
of_classes(f32((30, 5)), rng.integers(0, 2, 30))  # some classes are never a target
of_classes(np.eye(6)[np.array([0, 1, 1, 2])] * 2, np.array([0, 1, 2, 2]))  # and some in neither
of_classes(np.round(f32((50, 2))), rng.permutation(np.arange(50) % 2))  # many equal scores

for samples, columns, mean in [(30, 1, 0), (40, 3, 0), (25, 2, 4096)]:
    outputs, targets = f32((samples, columns)) + mean, f32((samples, columns)) + mean
    outputs, targets = np.float32(outputs), np.float32(targets)
    add("mae", {}, outputs, targets, metrics.mean_absolute_error(targets.astype(float), outputs.astype(float)))
    add("r2", {}, outputs, targets, metrics.r2_score(targets.astype(float), outputs.astype(float)))
constant = np.ones((4, 1))
add("r2", {}, constant, constant, metrics.r2_score(constant, constant))
add("r2", {}, constant + 1, constant, metrics.r2_score(constant, constant + 1))

write("metrics", "metrics", {"reference": f"scikit-learn {sklearn.__version__}", "cases": cases})
