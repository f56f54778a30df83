#!/usr/bin/python3
"""Writes the tables in reference/: losses by PyTorch's rules and Wilson's intervals, at 900 digits.

Inputs are hex floats that a float32 holds exactly; results have 17 digits.

    cd tests/data && ./reference.py                   # needs python3-mpmath; the output is the same every time
    cd tests/data && ./reference.py --coefficients    # those of exp2_of in src/data/vector_math-inl.h
"""

import random
import struct
import sys
from pathlib import Path

from mpmath import chebyfit, erfinv, exp, fsum, log, mp, mpf, nstr, polyval, sqrt

mp.dps = 900
OUT = Path(__file__).parent / "reference"
INF = float("inf")


def single(x):
    """The nearest float32."""
    return struct.unpack("f", struct.pack("f", x))[0]


def short(x):
    """A double as a hex float without trailing zeros."""
    if x == 0 or abs(x) == INF:
        return str(x) if x else "0"
    mantissa, exponent = x.hex().split("p")
    return f"{mantissa.rstrip('0').rstrip('.') if '.' in mantissa else mantissa}p{int(exponent)}"


def inputs(values):
    values = list(values)
    assert all(v == single(v) for v in values)
    return " ".join(short(v) for v in values)


def result(x):
    return "inf" if x == mp.inf else nstr(x, 17)


def softmax(z):
    """All p, from logits that may be minus infinity."""
    powers = [mpf(0) if v == -INF else exp(mpf(v)) for v in z]
    total = fsum(powers)
    return [v / total for v in powers]


def surprisal(p):
    return mp.inf if p == 0 else -log(p)


def product(weight, amount):
    return mpf(0) if weight == 0 else weight * amount


def one_hot(label, classes):
    return [mpf(k == label) for k in range(classes)]


# One row ------------------------------------------------------------------------------------------------


def row_case(z, label):
    p = softmax(z)
    y = one_hot(label, len(z))
    entropy = fsum(product(v, surprisal(v)) for v in p)
    norm = sqrt(fsum((a - b) ** 2 for a, b in zip(p, y)))
    rank = sum(v > z[label] for v in z) + sum(v == z[label] for v in z[:label])
    results = [result(surprisal(p[label])), result(p[label]), result(max(p)), result(entropy), result(norm)]
    return f"row {len(z)} {label} | {inputs(z)} | {z.index(max(z))} {rank} {' '.join(results)}\n"


def rows():
    rng = random.Random(17)
    cases = []
    for classes in (1, 2, 3, 5, 7, 8, 9, 10, 16, 17, 33, 63, 64, 65, 72, 100, 129, 1000):
        for scale in (1, 10, 300):
            z = [single(rng.gauss(0, scale)) for _ in range(classes)]
            best = z.index(max(z))
            for label in {rng.randrange(classes), best, classes - 1}:
                cases.append((z, label))
    for classes in (2, 10, 100):
        equal = [1.5] * classes
        cases += [(equal, 0), (equal, classes - 1)]
        tied = [single(rng.gauss(0, 1)) for _ in range(classes)]
        tied[classes // 2] = tied[-1] = single(max(tied) + 1)
        cases += [(tied, classes // 2), (tied, classes - 1), (tied, 0)]
        huge = [single(v) for v in [*rng.choices([-1e30, 1e30, 3e38, 0], k=classes - 1), -1e30]]
        cases += [(huge, huge.index(max(huge))), (huge, classes - 1)]
        masked = [single(rng.gauss(0, 3)) for _ in range(classes)]
        masked[0] = -INF
        cases += [(masked, 0), (masked, classes - 1)]
        sure = [single(rng.gauss(0, 1)) for _ in range(classes)]
        sure[-1] = 40.0
        cases += [(sure, classes - 1), (sure, 0)]
    return "# row K label | z | predicted rank, then: loss p confidence entropy |p - y|\n" + "".join(row_case(*c) for c in cases)


# PyTorch's rules ----------------------------------------------------------------------------------------


def batch_case(rng, classes, count, weighted, smoothing, soft):
    weights = [single(rng.choice([0.25, 0.5, 1, 2, 3.5])) for _ in range(classes)] if weighted else [1.0] * classes
    text = f"batch {classes} {count} {short(smoothing)} {'soft' if soft else 'hard'}\nweights {inputs(weights)}\n"
    total, divisor = mpf(0), mpf(0)
    for _ in range(count):
        z = [single(rng.gauss(0, 2)) for _ in range(classes)]
        label = -1 if not soft and rng.random() < 0.2 else rng.randrange(classes)
        if soft:
            parts = [rng.randrange(1, 9) for _ in range(classes)]
            parts[-1] = 256 - sum(parts[:-1])  # in 256ths, so that they add up to exactly 1
            y = [mpf(v) / 256 for v in parts]
        else:
            y = one_hot(label, classes)
        smoothed = [(1 - mpf(smoothing)) * v + mpf(smoothing) / classes for v in y]
        loss = mpf(0)
        if label >= 0:
            loss = fsum(mpf(w) * v * surprisal(p) for w, v, p in zip(weights, smoothed, softmax(z)))
            divisor += 1 if soft else mpf(weights[label])
        total += loss
        labels = inputs(float(v) for v in y) if soft else str(label)
        text += f"z {inputs(z)} y {labels} loss {result(loss)}\n"
    mean = total / divisor if divisor else None
    return text + f"sum {result(total)} mean {'none' if mean is None else result(mean)}\n"


def rules():
    rng = random.Random(4)
    text = "# batch K N smoothing kind | weights | z, y (-1 is ignored) and loss of each row | sum, mean\n"
    for classes in (2, 3, 10):
        for weighted in (False, True):
            for smoothing in (0.0, 0.125):
                for soft in (False, True):
                    text += batch_case(rng, classes, 9, weighted, smoothing, soft)
    return text


# Wilson -------------------------------------------------------------------------------------------------


def wilson():
    z = sqrt(mpf(2)) * erfinv(mpf(95) / 100)
    text = "# successes count low high\n"
    for n in (1, 2, 3, 7, 10, 100, 12345, 10**6, 10**9):
        for k in sorted({0, 1, n // 3, n // 2, n - 1, n}):
            share = mpf(k) / n
            middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
            reach = z / (1 + z**2 / n) * sqrt(share * (1 - share) / n + z**2 / (4 * mpf(n) ** 2))
            low, high = (mpf(0) if k == 0 else middle - reach), (mpf(1) if k == n else middle + reach)
            text += f"{k} {n} {result(low)} {result(high)}\n"
    return text


def coefficients():
    mp.dps = 50
    edge = mpf("0.50005")
    q = chebyfit(lambda r: (mpf(2) ** r - 1) / r if abs(r) > mpf(10) ** -15 else log(mpf(2)), [-edge, edge], 6)
    places = [edge * k / 1000 for k in range(-1000, 1001)]
    worst = max(abs((1 + r * polyval(q, r)) / mpf(2) ** r - 1) for r in places)
    print(*(repr(float(v)) for v in reversed(q)), f"  # relative error {nstr(worst, 3)}", sep="\n")


if "--coefficients" in sys.argv:
    coefficients()
else:
    for name, table in (("rows.txt", rows()), ("rules.txt", rules()), ("wilson.txt", wilson())):
        (OUT / name).write_text(table)
