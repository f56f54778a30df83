"""`surprisal evaluate` prints the numbers that a plain loop in decimal arithmetic gives, keeps its contract, and
reports wrong use in one sentence."""

import csv
import json
import math
import os
import random
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import unittest
from decimal import Decimal, getcontext
from pathlib import Path

getcontext().prec = 60
PROGRAM = sys.argv.pop()

NAMES = ["rows", "used", "ignored", "classes", "kind", "mean_loss", "sum_loss", "accuracy", "top5", "brier", "perplexity", "ece",
         "bins", "per_class", "temperature", "worst", "notes", "mean_confidence", "mean_entropy", "confusion", "likely_wrong_count",
         "likely_wrong"]
UNITS = {"e": Decimal(1), "2": Decimal(2).ln(), "10": Decimal(10).ln()}


def run(*arguments, **options):
    return subprocess.run([PROGRAM, "evaluate", *map(str, arguments)], capture_output=True, text=True, **options)


def evaluate(*arguments):
    done = run(*arguments, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def softmax(z):
    powers = [Decimal(v).exp() for v in z]
    return [v / sum(powers) for v in powers]


def npy(path, values, shape, code):
    """An NPY 1.0 file; the format is two lines of NumPy's documentation."""
    head = f"{{'descr': '<{code}', 'fortran_order': False, 'shape': {shape}, }}"
    head += " " * (-(len(head) + 11) % 64) + "\n"
    data = struct.pack(f"<{len(values)}{'f' if code == 'f4' else 'q'}", *values)
    path.write_bytes(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(head)) + head.encode() + data)


class Evaluate(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="surprisal-test-")
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        rng = random.Random(7)
        self.labels = [rng.randrange(7) for _ in range(60)]
        self.logits = [[rng.gauss(0, 2) + 2 * (k == label) for k in range(7)] for label in self.labels]
        self.logits = [list(struct.unpack("7f", struct.pack("7f", *row))) for row in self.logits]
        self.scores, self.label_file = self.folder / "logits.npy", self.folder / "labels.npy"
        npy(self.scores, [z for row in self.logits for z in row], (60, 7), "f4")
        npy(self.label_file, self.labels, (60,), "i8")
        self.p = [softmax(row) for row in self.logits]

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text)
        return path

    def assert_close(self, got, right, tolerance=1e-7):
        self.assertLessEqual(abs(Decimal(got) - right), Decimal(tolerance) * max(abs(right), Decimal("1e-9")))

    def refuse(self, code, sentence, *arguments):
        done = run(*arguments)
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertEqual(done.stdout, "")
        self.assertRegex(done.stderr, r"\Asurprisal: [^\n]+\n\Z")
        self.assertIn(sentence, done.stderr)

    def test_the_contract(self):
        got = evaluate(self.scores, "--labels", self.label_file, "--fit-temperature")
        self.assertEqual(list(got), NAMES)
        self.assertEqual(list(got["bins"][0]), ["low", "high", "count", "confidence", "accuracy", "wilson_low", "wilson_high"])
        self.assertEqual(list(got["per_class"][0]), ["class", "name", "count", "accuracy", "mean_loss"])
        self.assertEqual(list(got["temperature"]), ["fitted", "low", "high", "loss_before", "loss_after"])
        self.assertEqual(list(got["worst"][0]), ["row", "label", "predicted", "p", "loss"])
        self.assertEqual(list(got["confusion"]), ["classes", "others", "counts", "losses"])
        self.assertEqual(list(got["likely_wrong"][0]), ["row", "label", "suggested", "p", "margin"])
        self.assertTrue(all(isinstance(note, str) for note in got["notes"]))
        self.assertIsNone(evaluate(self.scores, "--labels", self.label_file)["temperature"])

    def test_the_numbers(self):
        losses = [-p[label].ln() for p, label in zip(self.p, self.labels)]
        right = [max(range(7), key=lambda k: p[k]) == label for p, label in zip(self.p, self.labels)]
        order = [sorted(range(7), key=lambda k: -p[k]) for p in self.p]
        for base in ("e", "2", "10"):
            got = evaluate(self.scores, "--labels", self.label_file, "--base", base)
            mean = sum(losses) / 60
            self.assertEqual((got["rows"], got["used"], got["ignored"], got["classes"], got["kind"]), (60, 60, 0, 7, "logits"))
            self.assert_close(got["mean_loss"], mean / UNITS[base])
            self.assert_close(got["sum_loss"], sum(losses) / UNITS[base])
            self.assert_close(got["perplexity"], mean.exp())
            self.assert_close(got["accuracy"], Decimal(sum(right)) / 60, 1e-15)
            self.assert_close(got["top5"], Decimal(sum(y in o[:5] for o, y in zip(order, self.labels))) / 60, 1e-15)
            brier = sum((v - (k == y)) ** 2 for p, y in zip(self.p, self.labels) for k, v in enumerate(p)) / 60
            self.assert_close(got["brier"], brier)
            worst = max(range(60), key=lambda row: losses[row])
            self.assertEqual(got["worst"][0]["row"], worst)
            self.assert_close(got["worst"][0]["loss"], losses[worst] / UNITS[base])
            self.assert_close(got["worst"][0]["p"], self.p[worst][self.labels[worst]])
            self.assertEqual(len(got["worst"]), 20)
            for of_class in got["per_class"]:
                rows = [row for row in range(60) if self.labels[row] == of_class["class"]]
                self.assertEqual(of_class["count"], len(rows))
                self.assert_close(of_class["mean_loss"], sum(losses[row] for row in rows) / len(rows) / UNITS[base])

    def test_confusion_and_likely_wrong_labels(self):
        predicted = [p.index(max(p)) for p in self.p]
        for base in ("e", "2"):
            got = evaluate(self.scores, "--labels", self.label_file, "--base", base, "--worst", "3")
            confusion = got["confusion"]
            self.assertEqual((confusion["classes"], confusion["others"]), (list(range(7)), False))
            for label in range(7):
                for k in range(7):
                    rows = [row for row in range(60) if (self.labels[row], predicted[row]) == (label, k)]
                    self.assertEqual(confusion["counts"][label][k], len(rows))
                    loss = -sum((self.p[row][label].ln() for row in rows), Decimal(0)) / UNITS[base]
                    self.assert_close(confusion["losses"][label][k], loss, 1e-6)
            self.assert_close(got["mean_confidence"], sum(max(p) for p in self.p) / 60)
            self.assert_close(got["mean_entropy"], -sum(v * v.ln() for p in self.p for v in p) / 60 / UNITS[base])
        of_class = [[p[k] for p, label in zip(self.p, self.labels) if label == k] for k in range(7)]
        thresholds = [sum(p) / len(p) for p in of_class]
        wrong = [row for row in range(60) if predicted[row] != self.labels[row]
                 and max(self.p[row]) >= thresholds[predicted[row]]]
        wrong.sort(key=lambda row: self.p[row][self.labels[row]] - max(self.p[row]))
        self.assertEqual(got["likely_wrong_count"], len(wrong))
        self.assertEqual([one["row"] for one in got["likely_wrong"]], wrong[:3])
        for one in got["likely_wrong"]:
            self.assertEqual((one["label"], one["suggested"]), (self.labels[one["row"]], predicted[one["row"]]))
            self.assert_close(one["p"], self.p[one["row"]][one["label"]], 1e-6)
        self.assertIsNone(evaluate(self.scores)["confusion"])

    def test_many_classes_are_combined_in_the_confusion(self):
        path = self.write("many.csv", "".join(",".join("1" if k == row else "0" for k in range(120)) + "\n" for row in range(120)))
        labels = self.write("many.txt", "".join(f"{(row + 1) % 120}\n" for row in range(120)))
        confusion = evaluate(path, "--labels", labels, "--kind", "logits")["confusion"]
        self.assertEqual((len(confusion["classes"]), confusion["others"], len(confusion["counts"])), (100, True, 101))
        self.assertEqual(sum(map(sum, confusion["counts"])), 120)

    def test_bins(self):
        confidence = [float(max(p)) for p in self.p]
        right = [p.index(max(p)) == label for p, label in zip(self.p, self.labels)]
        for options in ([], ["--bins", "4"], ["--bins", "4", "--equal-mass"]):
            got = evaluate(self.scores, "--labels", self.label_file, *options)
            ece = 0
            for i, b in enumerate(got["bins"]):
                last = i + 1 == len(got["bins"]) or "--equal-mass" in options
                slack = 1e-8 if "--equal-mass" in options else 0
                rows = [r for r in range(60) if b["low"] - slack <= confidence[r] and
                        (confidence[r] < b["high"] or last and confidence[r] <= b["high"] + slack)]
                self.assertEqual(b["count"], len(rows))
                if not rows:
                    self.assertIsNone(b["accuracy"])
                    continue
                accuracy, mean = sum(right[r] for r in rows) / len(rows), sum(confidence[r] for r in rows) / len(rows)
                self.assertAlmostEqual(b["accuracy"], accuracy)
                self.assertAlmostEqual(b["confidence"], mean)
                self.assertTrue(b["wilson_low"] <= accuracy <= b["wilson_high"])
                ece += len(rows) / 60 * abs(accuracy - mean)
            self.assertAlmostEqual(got["ece"], ece)
            self.assertTrue(any("ECE with" in note for note in got["notes"]))

    def test_rules_of_pytorch(self):
        weights = [1, 2, 0.5, 3, 1, 1, 0.25]
        got = evaluate(self.scores, "--labels", self.label_file, "--weights", ",".join(map(str, weights)), "--smoothing", "0.1",
                       "--ignore", "3")
        total, divisor = Decimal(0), Decimal(0)
        for p, label in zip(self.p, self.labels):
            if label == 3:
                continue
            share = [Decimal("0.9") * (k == label) + Decimal("0.1") / 7 for k in range(7)]
            total -= sum(Decimal(w) * s * v.ln() for w, s, v in zip(weights, share, p))
            divisor += Decimal(weights[label])
        self.assert_close(got["sum_loss"], total)
        self.assert_close(got["mean_loss"], total / divisor)
        self.assertEqual(got["ignored"], self.labels.count(3))

    def test_temperature(self):
        got = evaluate(self.scores, "--labels", self.label_file, "--fit-temperature")["temperature"]

        def loss(t, rows):
            return -sum(softmax([Decimal(z) / Decimal(t) for z in self.logits[r]])[self.labels[r]].ln() for r in rows)

        even, odd = range(0, 60, 2), range(1, 60, 2)
        fitted = got["fitted"]
        for other in (0.999, 1.001):
            self.assertLess(loss(fitted, even), loss(fitted * other, even))
        self.assert_close(got["loss_before"], loss(1, odd) / 30)
        self.assert_close(got["loss_after"], loss(fitted, odd) / 30)
        self.assertTrue(got["low"] < fitted < got["high"])

    def test_a_temperature_that_does_not_exist(self):
        right = self.write("right.csv", "a,b,label\n2,1,0\n0,3,1\n5,0,0\n")
        got = evaluate(right, "--kind", "logits", "--fit-temperature")
        self.assertIsNone(got["temperature"]["fitted"])
        self.assertIsNone(got["temperature"]["loss_after"])
        self.assertIsNotNone(got["temperature"]["loss_before"])
        self.assertTrue(any("as T goes to 0" in note for note in got["notes"]))
        wrong = self.write("wrong.csv", "a,b,label\n2,1,1\n0,3,0\n5,0,1\n")
        notes = evaluate(wrong, "--kind", "logits", "--fit-temperature")["notes"]
        self.assertTrue(any("no positive T" in note for note in notes))

    def test_without_labels(self):
        got = evaluate(self.scores)
        self.assertEqual((got["rows"], got["used"]), (60, 0))
        for name in ("mean_loss", "sum_loss", "accuracy", "top5", "brier", "perplexity", "ece"):
            self.assertIsNone(got[name], name)
        self.assertEqual((got["bins"], got["per_class"], got["worst"]), ([], [], []))
        self.assertEqual(run(self.scores).returncode, 0)

    def test_impossible_labels_cost_infinity(self):
        p = self.write("p.csv", "a,b,label\n1,0,1\n0.5,0.5,0\n")
        got = evaluate(p, "--probs")
        self.assertEqual((got["mean_loss"], got["perplexity"], got["worst"][0]["loss"]), ("inf", "inf", "inf"))
        self.assertIsNone(got["top5"])
        self.assertTrue(any("1 row gives its label probability 0" in note for note in got["notes"]))
        self.assertFalse(any("infinite" in note for note in evaluate(self.scores, "--labels", self.label_file)["notes"]))
        self.assertIn("inf", run(p, "--probs").stdout)

    def test_the_text(self):
        done = run(self.scores, "--labels", self.label_file, "--fit-temperature", "--base", "2", "--worst", "3")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        for part in ("60 rows of 7 classes, logits", "mean loss", "bits", "perplexity", "accuracy", "Brier score", "ECE",
                     "Temperature, fitted on the even rows", "Reliability", "Classes", "Confusion", "in % of the total loss",
                     "Rows with the largest losses", "note: ECE with 15 bins of equal width"):
            self.assertIn(part, done.stdout)
        self.assertFalse([line for line in done.stdout.splitlines() if len(line) > 400])

    def test_two_models_on_the_same_rows(self):
        first = [(2, 0, 1, 0), (0, 1, 0, 1), (1, 1, 3, 0), (0, 0, 0, 2)]  # three logits and the label
        second = [(3, 0, 1, 0), (0, 0, 0, 1), (1, 1, 3, 0), (0, 2, 0, 2)]
        files = [self.write(name, "a,b,c,label\n" + "".join(",".join(map(str, row)) + "\n" for row in rows))
                 for name, rows in (("first.csv", first), ("second.csv", second))]
        losses = [[math.log(sum(math.exp(z) for z in row[:3])) - row[row[3]] for row in rows]
                  for rows in (first, second)]
        differences = [b - a for a, b in zip(*losses)]
        for base, unit in (("e", 1), ("2", math.log(2))):
            got = json.loads(run(files[0], "--with", files[1], "--base", base, "--json").stdout)["comparison"]
            self.assertAlmostEqual(got["mean_loss"] * unit, statistics.fmean(losses[1]), 8)
            self.assertEqual(got["accuracy"], 0.25)  # its rows 1 to 3 have ties or are wrong
            self.assertAlmostEqual(got["mean_difference"] * unit, statistics.fmean(differences), 8)
            self.assertAlmostEqual(got["standard_error"] * unit, statistics.stdev(differences) / 2, 8)
            self.assertEqual((got["better"], got["worse"], got["equal"]), (1, 2, 1))
        out = self.folder / "differences.csv"
        self.assertEqual(run(files[0], "--with", files[1], "--rows", out).returncode, 0)
        for row, difference in zip(csv.DictReader(out.read_text().splitlines()), differences, strict=True):
            self.assertAlmostEqual(float(row["difference_nats"]), difference, 8)
        self.assertIn("Compared with", run(files[0], "--with", files[1]).stdout)
        self.assertNotIn("comparison", evaluate(files[0]))
        for text, said in (("a,b,c,label\n2,0,1,0\n", "the other has 1"),
                           ("a,b,c,label\n" + "2,0,1,1\n" * 4, "different labels in row 0")):
            done = run(files[0], "--with", self.write("other.csv", text))
            self.assertEqual((done.returncode, done.stdout), (1, ""))
            self.assertIn("other.csv", done.stderr)
            self.assertIn(said, done.stderr)

    def test_rows_as_csv(self):
        out = self.folder / "out.csv"
        self.assertEqual(run(self.scores, "--labels", self.label_file, "--rows", out, "--ignore", "0").returncode, 0)
        rows = list(csv.DictReader(out.read_text().splitlines()))
        self.assertEqual([int(row["row"]) for row in rows], list(range(60)))
        for row, p, label in zip(rows, self.p, self.labels):
            self.assertEqual(int(row["predicted"]), p.index(max(p)))
            self.assert_close(row["confidence"], max(p))
            self.assert_close(row["entropy_nats"], -sum(v * v.ln() for v in p))
            if label == 0:
                self.assertEqual((row["label"], row["loss_nats"]), ("", ""))
                continue
            self.assert_close(row["loss_nats"], -p[label].ln(), 1e-6)
            self.assert_close(row["p_label"], p[label])
            self.assertEqual(int(row["rank"]), sorted(p, reverse=True).index(p[label]))

    def test_rows_as_csv_name_the_classes_if_they_have_names(self):
        path = self.write("named.csv", "Hund,Katze,label\n2,1,Hund\n0,3,Hund\n0,3,-1\n")
        out = self.folder / "out.csv"
        self.assertEqual(run(path, "--kind", "logits", "--rows", out).returncode, 0)
        rows = list(csv.DictReader(out.read_text().splitlines()))
        self.assertEqual([(row["label_name"], row["predicted_name"]) for row in rows],
                         [("Hund", "Hund"), ("Hund", "Katze"), ("", "Katze")])

    def test_the_columns_are_those_of_the_document(self):
        documented = (Path(__file__).parents[2] / "docs" / "data.md").read_text().split("### Each row")[1].split("###")[0]
        out = self.folder / "out.csv"
        path = self.write("named.csv", "id,a,b,label\nx,2,1,a\ny,0,3,a\n")
        self.assertEqual(run(path, "--with", path, "--rows", out).returncode, 0)
        for name in out.read_text().splitlines()[0].split(","):
            self.assertIn(f"`{name}`", documented)

    def test_an_interrupt_leaves_no_partial_file(self):
        big = self.folder / "big.npy"
        npy(big, [float(i % 97) for i in range(200000)], (100000, 2), "f4")
        out = self.folder / "out.csv"
        self.assertEqual(run(big, "--rows", out).returncode, 0)
        complete = out.read_bytes()
        out.unlink()
        program = subprocess.Popen([PROGRAM, "evaluate", big, "--rows", out], stdout=subprocess.DEVNULL)
        before = set(self.folder.iterdir())
        while program.poll() is None and set(self.folder.iterdir()) == before:
            pass
        program.send_signal(signal.SIGINT)
        program.wait()
        self.assertFalse([path for path in self.folder.iterdir() if path.name.startswith(".")])
        self.assertTrue(not out.exists() or out.read_bytes() == complete)

    def test_tokens(self):
        tokens = [{"token": t, "logprob": p, "top_logprobs": []} for t, p in (("a", -0.5), (" b", -2.0), ("c", -9999.0))]
        path = self.write("answer.json", json.dumps({"choices": [{"logprobs": {"content": tokens}}]}))
        got = evaluate(path)
        self.assertEqual(list(got), NAMES)
        self.assertEqual((got["rows"], got["used"], got["ignored"], got["kind"]), (3, 2, 1, "tokens"))
        self.assertAlmostEqual(got["mean_loss"], 1.25)
        self.assertAlmostEqual(got["perplexity"], math.exp(1.25))
        self.assertEqual(got["worst"][0]["row"], 1)
        self.assertIn("3 tokens", run(path).stdout)
        self.refuse(2, "--labels", path, "--labels", self.label_file)

    def test_wrong_use(self):
        files = (self.scores, "--labels", self.label_file)
        self.refuse(2, "needs a file")
        self.refuse(2, "save it to a file", "-")
        self.refuse(2, "--kind", *files, "--kind", "odds")
        self.refuse(2, "contradict", *files, "--kind", "logits", "--probs")
        self.refuse(2, "--label-base", *files, "--label-base", "2")
        self.refuse(2, "--ignore", *files, "--ignore", "x")
        self.refuse(2, "--weights", *files, "--weights", "1,x")
        self.refuse(2, "negative", *files, "--weights", "1,-1,1,1,1,1,1")
        self.refuse(2, "7 classes", *files, "--weights", "1,2")
        self.refuse(2, "--smoothing", *files, "--smoothing", "1.5")
        self.refuse(2, "--base", *files, "--base", "3")
        self.refuse(2, "--bins", *files, "--bins", "0")
        self.refuse(2, "--worst", *files, "--worst", "-1")
        self.refuse(2, "did you mean --labels", self.scores, "--label", self.label_file)

    def test_what_cannot_be_done(self):
        self.refuse(1, "no-such.npy", self.folder / "no-such.npy")
        self.refuse(1, "row 1", self.write("nan.csv", "a,b,label\n1,2,0\nnan,1,1\n"))
        self.refuse(1, "missing-folder", self.scores, "--rows", self.folder / "missing-folder" / "out.csv")
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["labels.npy", "logits.npy", "nan.csv"])

    def test_invalid_rows_are_skipped_when_asked(self):
        path = self.write("nan.csv", "a,b,label\n1,2,0\nnan,1,1\n3,1,0\n0,1,5\n")
        self.refuse(1, "row 1, column 0 (line 3) is not a number", path)
        out = self.folder / "out.csv"
        got = evaluate(path, "--skip-invalid", "--rows", out)
        self.assertEqual((got["rows"], got["used"], got["ignored"]), (4, 2, 2))
        for said in ("left out: 1 row; row 1, column 0 (line 3)", "left out: 1 row; row 3 (line 5) has the label 5"):
            self.assertTrue(any(said in note for note in got["notes"]), got["notes"])
        self.assertEqual([row["row"] for row in csv.DictReader(out.read_text().splitlines())], ["0", "2"])

    def test_a_closed_pipe_is_not_an_error(self):
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run([PROGRAM, "evaluate", self.scores], stdout=write, stderr=subprocess.PIPE, text=True)
        os.close(write)
        self.assertEqual((done.returncode, done.stderr), (1, ""))


if __name__ == "__main__":
    unittest.main()
