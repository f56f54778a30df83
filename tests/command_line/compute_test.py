"""`surprisal compute` prints correct and complete results, and reports wrong use in one sentence.

The reference is the textbook formulas in decimal arithmetic with 420 digits, which share nothing with the program.
"""

import json
import math
import os
import subprocess
import sys
import unittest
from decimal import Decimal, getcontext

getcontext().prec = 420  # 1 - e^-700 must keep its digits
PROGRAM = sys.argv.pop()

NAMES = ["logits", "labels", "base", "temperature", "sigmoid", "softmax", "log_softmax", "logsumexp", "linear", "surprisal",
         "entropy_labels", "entropy_softmax", "cross_entropy", "kl", "kl_reverse", "bce", "bce_mean", "bce_sum",
         "squared_error", "grad_softmax_ce", "grad_sigmoid_bce", "grad_sigmoid_mse"]


def run(*arguments, environment=None, **options):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True,
                          env={**os.environ, **(environment or {})}, **options)


def compute(*arguments):
    done = run("compute", *arguments, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def dot(a, b):
    return sum((x * y for x, y in zip(a, b)), Decimal(0))


def reference(logits, labels, temperature=1.0, base="e"):
    """Every quantity as defined in the documents."""
    z = [Decimal(v) for v in logits]
    y = [Decimal(v) for v in labels]
    t = Decimal(temperature)
    unit = {"e": Decimal(1), "2": Decimal(2).ln(), "10": Decimal(10).ln()}[base]
    e = [(v / t).exp() for v in z]
    p = [v / sum(e) for v in e]
    a = [1 / (1 + (-v).exp()) for v in z]
    error = [u - v for u, v in zip(a, y)]
    bce = [-(v * u.ln() + (1 - v) * (1 - u).ln()) / unit for u, v in zip(a, y)]
    entropy_labels = -sum((v * v.ln() for v in y if v > 0), Decimal(0)) / unit
    cross_entropy = -dot(y, [v.ln() for v in p]) / unit
    reverse = dot(p, [v.ln() - w.ln() for v, w in zip(p, y)]) / unit if all(v > 0 for v in y) else None
    return {
        "sigmoid": a, "softmax": p, "log_softmax": [v.ln() for v in p], "logsumexp": sum(e).ln(),
        "surprisal": [-v.ln() / unit for v in p],
        "entropy_labels": entropy_labels, "entropy_softmax": -dot(p, [v.ln() for v in p]) / unit,
        "cross_entropy": cross_entropy, "kl": cross_entropy - entropy_labels, "kl_reverse": reverse,
        "bce": bce, "bce_sum": sum(bce), "bce_mean": sum(bce) / len(bce),
        "squared_error": [v * v / 2 for v in error],
        "grad_softmax_ce": [(u - v) / t for u, v in zip(p, y)],
        "grad_sigmoid_bce": error, "grad_sigmoid_mse": [u * v * (1 - v) for u, v in zip(error, a)],
    }


class Values(unittest.TestCase):
    def assert_close(self, name, shown, true, size):
        # A few roundings of a double; if terms cancel, roundings of the terms.
        self.assertLessEqual(abs(Decimal(shown) - true), Decimal(8 * 2.0 ** -52) * max(abs(true), Decimal(size)), name)

    def check(self, logits, labels, **options):
        arguments = ["--logits", ",".join(map(str, logits)), "--labels", ",".join(map(str, labels))]
        for option, value in options.items():
            arguments += ["--" + option, str(value)]
        shown = compute(*arguments)
        soft = any(0 < v < 1 for v in labels)
        for name, true in reference(logits, labels, **options).items():
            if true is None:
                self.assertEqual(shown[name], "inf", name)
            elif isinstance(true, list):
                self.assertEqual(len(shown[name]), len(true), name)
                for value, truth in zip(shown[name], true):
                    self.assert_close(name, value, truth, 1 if soft else 0)
            else:
                self.assert_close(name, shown[name], true, 1 if name in ("kl", "kl_reverse", "logsumexp") else 0)

    def test_one_hot_soft_hot_cold_and_every_base(self):
        self.check([3, 1, -3], [1, 0, 0])
        self.check([0.001, 4.334, 2.9], [0, 1, 0], base="2")
        self.check([4.334, 2.9, 0.01], [0.7, 0.2, 0.1], base="10")
        self.check([3, 1, -3, 0.5], [0, 0, 0, 1], temperature=2.5)
        self.check([-300, 1, 3], [0, 1, 0], temperature=0.5)
        self.check([40, -40], [1, 0])

    def test_linear_is_the_plain_share_or_null(self):
        for value, truth in zip(compute("--logits", "4.334,2.90,0.01")["linear"], [0.5983, 0.4003, 0.0014]):
            self.assertAlmostEqual(value, truth, 4)
        self.assertIsNone(compute("--logits", "3,1,-3")["linear"])
        self.assertIsNone(compute("--logits", "0,0")["linear"])

    def test_probabilities_instead_of_logits(self):
        shown = compute("--probs", "0.5,0.2,0.3", "--target", "0")
        for name in ("logits", "logsumexp", "linear", "temperature"):
            self.assertIsNone(shown[name], name)
        self.assertEqual(shown["softmax"], [0.5, 0.2, 0.3])
        self.assertEqual(shown["sigmoid"], [0.5, 0.2, 0.3])
        self.assertAlmostEqual(shown["cross_entropy"], math.log(2), 15)
        self.assertEqual(compute("--probs", "0.125,0.125,0.75", "--base", "2")["surprisal"][0], 3)
        wrong_and_sure = compute("--probs", "1,0", "--target", "1")
        self.assertEqual((wrong_and_sure["cross_entropy"], wrong_and_sure["kl"]), ("inf", "inf"))


class Form(unittest.TestCase):
    def test_names_in_their_order(self):
        self.assertEqual(list(compute("--logits", "3,1,-3", "--target", "0")), NAMES)

    def test_quantities_that_need_labels_are_null_without_them(self):
        shown = compute("--logits", "3,1,-3")
        needing = {"labels", "entropy_labels", "cross_entropy", "kl", "kl_reverse", "bce", "bce_mean", "bce_sum",
                   "squared_error", "grad_softmax_ce", "grad_sigmoid_bce", "grad_sigmoid_mse", "linear"}
        self.assertEqual({name for name in NAMES if shown[name] is None}, needing)

    def test_target_is_the_one_hot_label(self):
        self.assertEqual(compute("--logits", "3,1,-3", "--target", "1"), compute("--logits", "3,1,-3", "--labels", "0,1,0"))

    def test_doubles_are_read_back_exactly(self):
        logits = [0.1, 1 / 3, -2.5e-300, 123456789.12345679, 5e-324]
        self.assertEqual(compute("--logits", ",".join(map(repr, logits)))["logits"], logits)

    def test_ten_thousand_logits(self):
        logits = [((37 * i) % 1000) / 100 - 5 for i in range(10_000)]
        shown = compute("--logits=" + ",".join(map(str, logits)), "--target", "9999")
        self.assertEqual(len(shown["softmax"]), 10_000)
        self.assertAlmostEqual(math.fsum(shown["softmax"]), 1, 14)

    def test_output_is_the_same_in_every_locale(self):
        installed = subprocess.run(["locale", "-a"], capture_output=True, text=True).stdout.lower()
        arguments = ("compute", "--logits", "3.25,1,-3", "--target", "0")
        plain = run(*arguments, environment={"LC_ALL": "C"}).stdout
        for locale in ("de_DE.UTF-8", "zh_CN.UTF-8"):
            with self.subTest(locale):
                if locale.lower().replace("-", "") not in installed:
                    self.skipTest(locale + " is not installed")
                self.assertEqual(run(*arguments, environment={"LC_ALL": locale}).stdout, plain)

    def test_help_and_version(self):
        for arguments in (["--help"], ["compute", "--help"], ["--version"]):
            done = run(*arguments)
            self.assertEqual((done.returncode, done.stderr), (0, ""), arguments)
        self.assertRegex(run("--version").stdout, r"^surprisal \d+\.\d+\.\d+\n$")

    def test_standard_output_on_a_full_disk(self):
        with open("/dev/full", "w") as full:
            done = subprocess.run([PROGRAM, "compute", "--logits", "1,2"], stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, r"^surprisal: .*\n$")


# The arguments, and a part of the error that names the wrong one.
WRONG = [
    ([], "--logits"),
    (["--logits", ""], "--logits"),
    (["--logits", "3,,1"], "entry 2"),
    (["--logits", "3,x"], '"x"'),
    (["--logits", "1e999"], '"1e999"'),
    (["--logits", "nan"], '"nan"'),
    (["--logits", "3,inf"], '"inf"'),
    (["--logits", "3,1", "--labels", "1,0,0"], "--labels has 3 entries for 2 classes"),
    (["--logits", "3,1", "--labels", "-0.5,1.5"], "-0.5"),
    (["--logits", "3,1", "--labels", "0.5,0.4"], "0.9"),
    (["--logits", "3,1,0", "--target", "7"], "--target 7"),
    (["--logits", "3,1", "--target", "-1"], "--target -1"),
    (["--logits", "3,1", "--target", "0", "--labels", "1,0"], "--target"),
    (["--logits", "3,1", "--temperature", "0"], "--temperature 0"),
    (["--logits", "3,1", "--temperature", "-2"], "--temperature -2"),
    (["--logits", "3,1", "--temperature", "warm"], '"warm"'),
    (["--logits", "3,1", "--base", "1"], "--base 1"),
    (["--logits", "3,1", "--probs", "0.5,0.5"], "--probs"),
    (["--probs", "0.5,0.3"], "0.8"),
    (["--probs", "1.5,-0.5"], "1.5"),
    (["--logits", "3,1", "--lables", "1,0"], "did you mean --labels?"),
    (["--logits", "3,1", "more"], "more"),
    (["--logits"], "--logits"),
]


class WrongUse(unittest.TestCase):
    def assert_refused(self, done, culprit):
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertRegex(done.stderr, r"^surprisal: [^\n]+\n$")
        self.assertIn(culprit, done.stderr)

    def test_each_gets_one_sentence_that_names_what_is_wrong(self):
        for arguments, culprit in WRONG:
            with self.subTest(arguments):
                self.assert_refused(run("compute", *arguments), culprit)

    def test_unknown_commands_and_options_of_the_program(self):
        self.assert_refused(run("cmpute"), "did you mean compute?")
        self.assert_refused(run("--verison"), "did you mean --version?")


if __name__ == "__main__":
    unittest.main()
