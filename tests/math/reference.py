#!/usr/bin/python3
"""Writes the tables in reference/: the textbook formulas, at 420 digits.

420 digits because 1 - 5e-324 must keep some: with them, no formula below needs a clever form, and none is like
those of the core. Inputs are hex floats, exact. A result is two tokens: the nearest double, and the remainder of
the true value in units of that double's ulp; together some 20 digits.

    cd tests/math && ./reference.py        # needs python3-mpmath; the output is the same every time
"""

import math
import random
from pathlib import Path

from mpmath import exp, log, mp, mpf

mp.dps = 420
OUT = Path(__file__).parent / "reference"
INF = float("inf")
BASES = {"e": mpf(1), "2": log(mpf(2)), "10": log(mpf(10))}


def result(x):
    """The nearest double and the residual in its ulps."""
    if x == mp.inf:
        return "inf 0"
    nearest = float(x)
    if math.isinf(nearest):
        return ("inf" if nearest > 0 else "-inf") + " 0"
    residual = (x - mpf(nearest)) / mpf(math.ulp(nearest))
    return f"{short(nearest)} {float(residual):.4f}"


def short(x):
    """A double as a hex float without trailing zeros."""
    if x == 0:
        return "0"
    mantissa, exponent = x.hex().split("p")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}p{int(exponent)}"


def inputs(values):
    return " ".join(short(v) for v in values)


def results(values):
    return " ".join(result(v) for v in values)


def xlogy(x, y):
    """x log y, and 0 for x = 0."""
    if x == 0:
        return mpf(0)
    return -mp.inf if y == 0 else x * log(y)


# Functions of one number --------------------------------------------------------------------------------


def sigmoid(z):
    return 1 / (1 + exp(-z))


def sigmoid_derivative(z):
    return exp(-abs(z)) / (1 + exp(-abs(z))) ** 2


def softplus(z):
    return log(1 + exp(z))


SCALARS = {
    "sigmoid": sigmoid,
    "sigmoid_derivative": sigmoid_derivative,
    "tanh_derivative": lambda z: 4 * sigmoid_derivative(2 * z),
    "softplus": softplus,
    "log_sigmoid": lambda z: -softplus(-z),
    "gradient_ratio": lambda z: (1 + exp(z)) * (1 + exp(-z)),
}

LOGIT_EDGES = [0.0, 1.0, 5e-324, 1e-310, 2.0**-1022, 1e-300, 1e-16, 1e-8, 0.1, 0.25, 0.5, 0.75, 0.9]


def logits_of_interest(random_source):
    edges = [0.0, 5e-324, 1e-310, 2.0**-1022, 1e-300, 1e-100, 1e-17, 2.0**-53, 1e-16, 1e-8, 1e-4, 0.1, 0.5]
    edges += [math.log(2), 1.0, 2.0, 3.0, 5.0, 10.0, 18.0, 18.5, 30.0, 36.0, 36.7, 37.0, 38.0, 50.0, 100.0]
    edges += [354.0, 360.0, 372.0, 500.0, 700.0, 708.0, 708.5, 709.0, 709.78, 710.0, 720.0, 740.0, 744.4]
    edges += [745.0, 745.13, 745.14, 746.0, 800.0, 1e4, 1e8, 1e100, 1e308, 1.7976931348623157e308]
    points = edges + [-z for z in edges[1:]]
    for limit in (0.01, 1, 5, 40, 700):
        points += [random_source.uniform(-limit, limit) for _ in range(40)]
    return points


def write_scalars():
    source = random.Random(1)
    lines = []
    for z in logits_of_interest(source):
        for name, function in SCALARS.items():
            if name == "gradient_ratio" and abs(z) > 1e8:
                continue  # far beyond any double
            lines.append(f"{name} {short(z)} {result(function(mpf(z)))}")
    shares = LOGIT_EDGES + [0.5 + k * 2.0**-53 for k in (-4, -3, -1, 2, 6)] + [1 - k * 2.0**-53 for k in (1, 2, 5)]
    shares += [source.random() for _ in range(60)] + [10 ** -source.uniform(0, 320) for _ in range(30)]
    for a in shares:
        if a in (0, 1):
            lines.append(f"logit {short(a)} {'-inf' if a == 0 else 'inf'} 0")
        else:
            lines.append(f"logit {short(a)} {result(log(mpf(a) / (1 - mpf(a))))}")
    write("scalar.txt", "function input result", lines)


# One logit and one label, one output and one label ------------------------------------------------------


def write_binary():
    source = random.Random(2)
    labels = [0.0, 1.0, 0.5, 0.9, 1e-10, 1e-300]
    logits = [0.0, 1e-300, 1e-10, 0.3, 1.0, 5.0, 20.0, 36.8, 100.0, 700.0, 740.0, 1e8, 1e307]
    logits += [-z for z in logits[1:]]
    pairs = [(z, y) for z in logits for y in labels]
    pairs += [(source.uniform(-40, 40), source.choice([0.0, 1.0, source.random()])) for _ in range(120)]
    lines = []
    for z, y in pairs:
        a, not_a, label = sigmoid(mpf(z)), sigmoid(-mpf(z)), mpf(y)
        loss = label * softplus(-mpf(z)) + (1 - label) * softplus(mpf(z))
        error = (1 - label) * a - label * not_a
        lines.append(f"logit {inputs([z, y])} {results([loss, error, error * a * not_a])}")
    outputs = [0.0, 1.0, 5e-324, 1e-300, 1e-16, 0.1, 0.5, 0.9, 1 - 2.0**-53]
    pairs = [(a, y) for a in outputs for y in labels]
    pairs += [(source.random(), source.choice([0.0, 1.0, source.random()])) for _ in range(80)]
    for a, y in pairs:
        p, label = mpf(a), mpf(y)
        loss = -xlogy(label, p) - xlogy(1 - label, 1 - p)
        entropy = -xlogy(p, p) - xlogy(1 - p, 1 - p)
        lines.append(f"output {inputs([a, y])} {results([loss] + [entropy / unit for unit in BASES.values()])}")
    write("binary.txt", "logit z y: bce, a-y, (a-y)a(1-a) | output a y: bce, binary entropy in e, 2, 10", lines)


# A vector of logits -------------------------------------------------------------------------------------


def distribution(source, n):
    weights = [source.expovariate(1) for _ in range(n)]
    total = sum(weights)
    return [w / total for w in weights]


def softmax_cases(source):
    documents = [[3.0, 1.0, -3.0], [0.001, 4.334, 2.9], [4.334, 2.9, 0.01], [-0.5215, -0.4240, 0.8907]]
    cases = [(z, 1.0) for z in documents]
    cases += [([5.0], 1.0), ([-1e308], 2.0), ([5e-324], 0.1)]
    margins = [0.0, 5e-324, 1e-300, 1e-16, 1e-8, 0.5, 1.0, 10.0, 36.0, 37.5, 50.0, 100.0, 333.3, 650.1, 700.0]
    margins += [708.0, 709.5, 720.0, 740.0, 744.0, 745.13, 746.0, 1e308]
    cases += [([0.0, m], 1.0) for m in margins]
    for scale in (1, 10, 100, 350):
        for offset in (0.0, 1e4, 1e8, -1e8):
            for _ in range(5):
                n = source.choice([2, 3, 3, 4, 7, 10])
                z = [offset + source.uniform(-scale, scale) for _ in range(n)]
                cases.append((z, source.choice([1.0, 1.0, 1.0, 2.5, 7.3, 100.0])))
    for _ in range(12):  # small logits, small temperature, margins up to 700 again
        z = [source.uniform(0, 1) for _ in range(source.choice([2, 3, 5]))]
        cases.append((z, source.uniform(1 / 700, 0.1)))
    cases += [([0.3, 0.3 + 7e-7, 0.3 - 3e-7], 1e-9), ([1e8, 1e8 + 5e-7], 1e-9)]
    cases += [([700.0, 0.0, 0.0, 0.0], 1.0), ([700.0, 699.9999999, 0.0], 1.0), ([0.0] * 5 + [-36.5] * 5, 1.0)]
    cases += [([1e308, -1e308], 1.0), ([1e308, -1e308], 1e308), ([1.7e308, 0.0, -1.7e308], 1e308)]
    cases += [([1e308, 1e308], 1.0), ([1e308, 1e292], 1.0), ([5e-324, 0.0], 5e-324), ([1.0, 0.0], 5e-324)]
    cases += [([1e-310, 0.0, -3e-310], 1e-311), ([1.0, 2.0], 1e308), ([1e-310, 2.0], 1e300)]
    return cases


def large_cases(source):
    n = 1000
    cases = [([0.0] * n, 1.0)]
    for scale in (1, 12, 300):
        cases.append(([round(source.uniform(-scale, scale) * 64) / 64 for _ in range(n)], 1.0))
    cases.append(([300.0] + [0.0] * (n - 1), 1.0))
    return cases


def write_softmax():
    source = random.Random(3)
    lines = []
    for z, t in softmax_cases(source):
        n = len(z)
        y = [1.0] if n == 1 else distribution(source, n)
        if source.random() < 0.2 and n > 2:
            y[0], y[1] = 0.0, y[0] + y[1]
        lines += softmax_case(z, t, y, source.randrange(n), source.choice([0.1, 0.01, 1 / 3]), range(n))
    for z, t in large_cases(source):
        n = len(z)
        y = [0.0] * n
        y[5], y[500], y[999] = 0.5, 0.25, 0.25
        top = z.index(max(z))
        shown = sorted({0, 1, 5, 77, 500, 999, top})
        lines += softmax_case(z, t, y, top, 0.1, shown)
    head = "case n T target smoothing | z | y | shown: indices | p, log_p, rest, hot (gradient), soft (gradient) of these"
    write("softmax.txt", head + " | totals: lse, H, CE hot, CE soft, CE smoothed, KL, KL reverse, Jacobian norm", lines)


def softmax_case(z, t, y, target, smoothing, shown):
    n = len(z)
    u = [mpf(v) / mpf(t) for v in z]
    top = max(u)
    e = [exp(v - top) for v in u]
    total = sum(e)
    p = [v / total for v in e]
    rest = [(total - v) / total if v != 1 else None for v in e]
    rest = [sum(e[:k] + e[k + 1 :]) / total if r is None else r for k, r in enumerate(rest)]
    log_p = [v - top - log(total) for v in u]
    label = [mpf(v) for v in y]
    hot = [(-rest[k] if k == target else p[k]) / mpf(t) for k in range(n)]
    soft = [((1 - label[k]) * p[k] - label[k] * rest[k]) / mpf(t) for k in range(n)]
    s = mpf(smoothing)
    smooth = [(1 - s) * (k == target) + s / n for k in range(n)]
    kl = mp.fsum(xlogy(a, a) - (a * b if a else 0) for a, b in zip(label, log_p))
    reverse = mp.inf if 0 in y else mp.fsum(b * (c - log(a)) for a, b, c in zip(label, p, log_p) if b)
    totals = [
        top + log(total),
        -mp.fsum(a * b for a, b in zip(p, log_p)),
        -log_p[target],
        -mp.fsum(a * b for a, b in zip(label, log_p)),
        -mp.fsum(a * b for a, b in zip(smooth, log_p)),
        kl,
        reverse,
        jacobian_norm(p),
    ]
    pick = lambda values: [values[k] for k in shown]
    return [
        f"case {n} {short(t)} {target} {short(smoothing)}",
        "z " + inputs(z),
        "y " + inputs(y),
        f"shown {len(shown)} " + " ".join(str(k) for k in shown),
        "p " + results(pick(p)),
        "log_p " + results(pick(log_p)),
        "rest " + results(pick(rest)),
        "hot " + results(pick(hot)),
        "soft " + results(pick(soft)),
        "totals " + results(totals),
    ]


def jacobian_norm(p):
    """The largest eigenvalue of diag(p) - p p^T: the largest root of 1 = sum p_i^2 / (p_i - x)."""
    p = sorted(p, reverse=True)
    if len(p) < 2:
        return mpf(0)
    if p[0] == p[1]:
        return p[0]
    if p[0] - p[1] == 1:
        return mpf(0)
    # In terms of y = 1/(x - p_1), where the root has an ordinary size however small p_1 is.
    low, high = p[1], p[0]
    for _ in range(2400):
        middle = (low + high) / 2 if high < 4 * low or low == 0 else mp.sqrt(low * high)
        if sum(v / (v - middle) for v in p) < 0:
            low = middle
        else:
            high = middle
        if high - low < high * mpf(10) ** -25:
            break
    return (low + high) / 2


# Pairs of distributions ---------------------------------------------------------------------------------


def distribution_pairs(source):
    half, tiny = 0.5, 5e-324
    pairs = [([1.0], [1.0]), ([half, half], [half, half]), ([1.0, 0.0], [0.0, 1.0]), ([0.0, 1.0], [0.0, 1.0])]
    pairs += [([half, half], [1.0, 0.0]), ([half, half, 0.0], [half, 0.25, 0.25])]
    pairs += [([1.0, 0.0, 0.0], [0.5, 0.2, 0.3]), ([1.0, 0.0, 0.0], [0.7, 0.1, 0.2]), ([0.0, half, half], [0.0, 0.3, 0.7])]
    pairs += [([1.0, tiny], [1.0, tiny]), ([1.0, tiny], [1.0, 0.0]), ([1.0, tiny], [half, half]), ([half, half], [1.0, tiny])]
    pairs += [([1.0, 1e-300], [1.0, 2.1e-300]), ([1.0, 3e-300], [1.0, 1e-300]), ([1.0, 1e-310], [0.75, 0.25])]
    pairs += [([1.0, 1e-200], [1e-200, 1.0]), ([1e-17, 1.0], [3e-17, 1.0]), ([1e-5, 1 - 1e-5], [3e-5, 1 - 3e-5])]
    for step in (1e-3, 1e-6, 1e-9, 1e-12, 1e-15):
        for _ in range(3):
            p = distribution(source, 4)
            q = [v * (1 + step * source.uniform(-1, 1)) for v in p]
            total = sum(q)
            pairs.append((p, [v / total for v in q]))
    for n in (2, 3, 3, 4, 8, 20):
        for _ in range(8):
            pairs.append((distribution(source, n), distribution(source, n)))
    for _ in range(20):  # far from each other, with entries of every size
        p = [10 ** -source.uniform(0, 30) for _ in range(4)]
        q = [10 ** -source.uniform(0, 300) for _ in range(4)]
        pairs.append(([v / sum(p) for v in p], [v / sum(q) for v in q]))
    for _ in range(2):
        pairs.append((grains(source, 1000), grains(source, 1000)))
    return pairs


def grains(source, n):
    """n shares that are multiples of 2^-16 and add to 1 exactly."""
    cuts = sorted(source.sample(range(1, 2**16), n - 1))
    return [(b - a) / 2**16 for a, b in zip([0] + cuts, cuts + [2**16])]


def write_information():
    lines = []
    for p, q in distribution_pairs(random.Random(4)):
        a, b = [mpf(v) for v in p], [mpf(v) for v in q]
        middle = [(x + y) / 2 for x, y in zip(a, b)]
        entropy = -mp.fsum(xlogy(x, x) for x in a)
        crossed = mp.inf if 0 in [y for x, y in zip(a, b) if x] else -mp.fsum(xlogy(x, y) for x, y in zip(a, b))
        kl, kl_size = divergence(a, b)
        first, first_size = divergence(a, middle)
        second, second_size = divergence(b, middle)
        lines.append(f"pair {len(p)}")
        lines.append("p " + inputs(p))
        lines.append("q " + inputs(q))
        for name, unit in BASES.items():
            lines.append(f"base {name} " + results([entropy / unit, crossed / unit, kl / unit]))
        lines.append(f"sizes {float(kl_size)!r} {float((first_size + second_size) / 2)!r}")
        lines.append("js " + result((first + second) / 2))
    head = "pair n | p | q | base: H, CE, KL | sizes: the sum of the sizes of the terms of KL and JS, in nats | js"
    write("information.txt", head, lines)


def divergence(a, b):
    if any(y == 0 < x for x, y in zip(a, b)):
        return mp.inf, INF
    terms = [x * log(x / y) for x, y in zip(a, b) if x]
    return mp.fsum(terms), mp.fsum(abs(t) for t in terms)


def write(name, head, lines):
    OUT.mkdir(exist_ok=True)
    (OUT / name).write_text("# " + head + "\n" + "\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    write_scalars()
    write_binary()
    write_softmax()
    write_information()
