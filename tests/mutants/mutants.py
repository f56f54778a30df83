#!/usr/bin/env python3
"""Breaks the math core in fifty ways, one at a time, and checks that its tests notice each: tests/mutants/mutants.py [N].
With N, only N of them, spread over the list. Needs a build by ./test, writes into build/mutants, changes no source."""
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
from timeouts import run

BUILD = ROOT / "build" / "mutants"
TESTS = ROOT / "build" / "release" / "tests" / "math" / "CMakeFiles" / "math.dir"  # the tests as ./test has built them
FLAGS = ["-std=c++20", "-O1", "-ffp-contract=off", "-I", str(ROOT / "src")]

# File, text that it contains once, replacement.
MUTANTS = [
    ("activations", "return z >= 0 ? 1 / (1 + e) : e / (1 + e);", "return z >= 0 ? 1 / (1 + e) : 1 - 1 / (1 + e);"),
    ("activations", "return z >= 0 ? 1 / (1 + e) : e / (1 + e);", "return z >= 0 ? e / (1 + e) : 1 / (1 + e);"),
    ("activations", "return e / ((1 + e) * (1 + e));", "return e / (1 + e * e);"),
    ("activations", "if (a > 0.25 && a < 0.75) return std::log1p((2 * a - 1) / (1 - a));", ""),
    ("activations", "return 4 * sigmoid_derivative(2 * z);", "return 2 * sigmoid_derivative(2 * z);"),
    ("activations", "double relu(double z) { return z > 0 ? z : 0; }", "double relu(double z) { return z; }"),
    ("activations", "return z > 0 ? 1 : 0;", "return z >= 0 ? 1 : 0;"),
    ("activations", "return relu(z) + std::log1p(std::exp(-std::abs(z)));",
     "return relu(z) + std::log(1 + std::exp(-std::abs(z)));"),
    ("activations", "return -softplus(-z);", "return -softplus(z);"),
    ("information", "weighted(p(k), log_p(k) - log_q(k))", "p(k) * (log_p(k) - log_q(k))"),
    ("information", "if (p > 0.5 * q && p < 2 * q) return from_nats(std::log1p((p - q) / q), base);", ""),
    ("information", "if (apart > -0.5) return", "if (apart > 0.5) return"),
    ("information", "return log_in(base, 2 * (p / (p + q)));", "return log_in(base, p / (p + q));"),
    ("information", "return sum < 0 && -sum <= 4 * kEps * (1 + size) ? 0 : sum;", "return sum;"),
    ("information", "weighted(1 - p, from_nats(-std::log1p(-p), base))", "weighted(p, from_nats(-std::log1p(-p), base))"),
    ("information", "return cross_entropy_terms(p, p, base);", "return cross_entropy_terms(p, p, Base::E);"),
    ("information", "return weighted(p[k], surprisal(q[k], base));", "return weighted(q[k], surprisal(p[k], base));"),
    ("information", "p[k] == 0 ? 0 : p[k] * log_ratio(p[k], q[k], base);", "p[k] * log_ratio(q[k], p[k], base);"),
    ("information", "return divergence(sum.value(), 0) / 2;", "return divergence(sum.value(), 0);"),
    ("information", "return std::numeric_limits<double>::infinity();", "return 0;"),
    ("information", "return (1 - t) * from[k] + t * to[k];", "return t * from[k] + (1 - t) * to[k];"),
    ("information", "return log_ratio(after, before, Base::Two);", "return log_ratio(before, after, Base::Two);"),
    ("gradients", "apart += s.rest[i] * by_output[i];", "apart += (1 - s.p[i]) * by_output[i];"),
    ("gradients", "if (j != i) apart += -s.p[j] * by_output[j];", "if (j != i) apart += s.p[j] * by_output[j];"),
    ("gradients", "return (1 - y) * sigmoid(z) - y * sigmoid(-z);", "return sigmoid(z) - y;"),
    ("gradients", "return {error, slope, error * slope};", "return {error, slope, error};"),
    ("gradients", "static_cast<double>((x > 0) - (x < 0))", "static_cast<double>((x >= 0) - (x < 0))"),
    ("gradients", "(y == 0 ? 0 : y * (1 + std::exp(-z)))", "(y == 0 ? 0 : y * (1 + std::exp(z)))"),
    ("gradients", "return (1 + std::exp(z)) * (1 + std::exp(-z));", "return 1 + std::exp(z) + std::exp(-z);"),
    ("gradients", "((1 - y[k]) * s.p[k] - y[k] * s.rest[k]) / temperature", "((1 - y[k]) * s.p[k] - y[k] * s.rest[k])"),
    ("gradients", "(whole.value() - own) * s.p[k] - own * s.rest[k]", "whole.value() * s.p[k] - own * s.rest[k]"),
    ("gradients", "g += s.p[k] * (labels - y[k]);", ""),
    ("likelihood", "return std::pow(p, y) * std::pow(1 - p, 1 - y);", "return std::pow(p, y) + std::pow(1 - p, 1 - y);"),
    ("likelihood", "heads == 0 ? 0 : heads * std::log(theta)", "heads * std::log(theta)"),
    ("likelihood", "return std::pow(theta, heads) * std::pow(1 - theta, tails);",
     "return std::pow(theta, tails) * std::pow(1 - theta, heads);"),
    ("likelihood", "std::lgamma(1.0 + heads + tails)", "std::lgamma(heads + tails)"),
    ("likelihood", "return std::ldexp(1, rounds_won - rounds);", "return std::ldexp(1, rounds_won - rounds + 1);"),
    ("losses", "return 0.5 * (a - y) * (a - y);", "return (a - y) * (a - y);"),
    ("losses", "batch.divisor == 0 ? 0 : batch.reduced / batch.divisor", "batch.reduced / batch.divisor"),
    ("losses", "divisor += class_weight(options, target);", "divisor += 1;"),
    ("losses", "weighted(y, softplus(-z)) + weighted(1 - y, softplus(z))",
     "weighted(y, softplus(z)) + weighted(1 - y, softplus(-z))"),
    ("losses", "v = (1 - smoothing) * v + smoothing / static_cast<double>(y.size());", "v = (1 - smoothing) * v + smoothing;"),
    ("losses", "if (targets[i] == options.ignore_index) {", "if (false) {"),
    ("softmax", "(std::fma(-quotient, t, difference) + lost) / t", "0"),
    ("softmax", "(k == top ? rest_of_top : (rest_of_top - e[k]) + 1) / total", "1 - s.p[k]"),
    ("softmax", "s.logsumexp = logits[top] / temperature + log_total;", "s.logsumexp = logits[top] + log_total;"),
    ("softmax", "const double log_total = std::log1p(rest_of_top);", "const double log_total = std::log(total);"),
    ("softmax", "if (!(largest > 0) || std::any_of", "if (std::any_of"),
    ("regression", "return {slope, mean_y - slope * mean_x};", "return {slope, mean_y};"),
    ("training", "state.neuron.weight - exercise.rate * state.gradient * exercise.input",
     "state.neuron.weight - exercise.rate * state.gradient"),
]


def compiled(source, name):
    place = BUILD / f"{name}.o"
    if subprocess.run(["c++", *FLAGS, "-c", str(source), "-o", str(place)]).returncode != 0:
        sys.exit(f"{source} does not compile")
    return place


def tests_pass(objects):
    program = BUILD / "math"
    done = subprocess.run(["c++", *map(str, objects), "-lgtest", "-lgtest_main", "-lpthread", "-o", str(program)],
                          capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"the tests do not link; ./test builds what they need:\n{done.stderr}")
    try:
        return run([str(program), "--gtest_brief=1", "--gtest_fail_fast"], capture_output=True).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def survives(name, old, new, core, tests):
    text = (ROOT / "src" / "math" / f"{name}.cpp").read_text()
    if text.count(old) != 1:
        sys.exit(f"{name}.cpp has {text.count(old)} times, not once: {old}")
    mutant = BUILD / f"mutant-{name}.cpp"
    mutant.write_text(text.replace(old, new))
    others = [o for stem, o in core.items() if stem != name]
    return tests_pass([compiled(mutant, "mutant"), *others, *tests])


def main():
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else len(MUTANTS)
    chosen = [MUTANTS[i * len(MUTANTS) // wanted] for i in range(min(wanted, len(MUTANTS)))]
    BUILD.mkdir(parents=True, exist_ok=True)
    core = {source.stem: compiled(source, source.stem) for source in sorted((ROOT / "src" / "math").glob("*.cpp"))}
    tests = sorted(TESTS.glob("*.o"))
    if not tests_pass([*core.values(), *tests]):
        sys.exit("the tests fail without a mutant")
    alive = [m for m in chosen if survives(*m, core, tests)]
    for name, old, new in alive:
        print(f"not noticed, in {name}.cpp: {old} -> {new or 'nothing'}")
    print(f"{len(chosen) - len(alive)} of {len(chosen)} mutants were noticed")
    sys.exit(1 if alive else 0)


if __name__ == "__main__":
    main()
