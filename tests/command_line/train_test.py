"""`surprisal train digits` prints the requested run, the same one every time, and reports wrong options in one
sentence. The numbers themselves are tested in tests/learn."""

import json
import math
import subprocess
import sys
import unittest

PROGRAM = sys.argv.pop()

NAMES = ["data", "seen", "unseen", "numbers", "steps", "step_size", "loss", "hidden", "batch", "label_noise", "smoothing", "seed",
         "start", "end", "curve"]
MEASURES = ["seen_loss", "unseen_loss", "seen_accuracy", "unseen_accuracy"]


def run(*arguments):
    return subprocess.run([PROGRAM, "train", *arguments], capture_output=True, text=True)


def train(*arguments):
    done = run("digits", *arguments, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


class Runs(unittest.TestCase):
    def test_the_usual_run(self):
        shown = train()
        self.assertEqual(list(shown), NAMES)
        self.assertEqual([shown[name] for name in NAMES[:12]],
                         ["digits", 1437, 360, 650, 200, 0.5, "cross-entropy", 0, 1437, 0, 0, 1])
        self.assertEqual(shown["start"]["seen_loss"], math.log(10))
        self.assertEqual(shown["start"]["unseen_loss"], math.log(10))
        # Softmax regression gets about 95 % right when it is fully trained, and 200 steps come close.
        self.assertGreater(shown["end"]["unseen_accuracy"], 0.91)
        self.assertLess(shown["end"]["seen_loss"], shown["end"]["unseen_loss"])

    def test_the_curve_goes_from_start_to_end(self):
        shown = train("--steps", "7")
        self.assertEqual(list(shown["curve"]), MEASURES)
        for name in MEASURES:
            self.assertEqual(len(shown["curve"][name]), 8)
            self.assertEqual(shown["curve"][name][0], shown["start"][name])
            self.assertEqual(shown["curve"][name][-1], shown["end"][name])

    def test_no_steps(self):
        shown = train("--steps", "0")
        self.assertEqual(shown["start"], shown["end"])

    def test_more_steps_go_on_where_fewer_end(self):
        options = ["--batch", "100", "--hidden", "16", "--seed", "4"]
        few, more = train("--steps", "20", *options), train("--steps", "30", *options)
        for name in MEASURES:
            self.assertEqual(more["curve"][name][:21], few["curve"][name])

    def test_every_option_changes_the_run(self):
        options = [["--step-size", "0.25"], ["--loss", "squared-error"], ["--hidden", "16"], ["--hidden", "32"],
                   ["--batch", "64"], ["--label-noise", "0.2"], ["--smoothing", "0.1"],
                   ["--batch", "64", "--seed", "2"]]
        ends = [json.dumps(train("--steps", "5", *given)["end"]) for given in [[], *options]]
        self.assertEqual(len(set(ends)), len(ends))

    def test_the_options_are_printed(self):
        shown = train("--steps", "1", "--step-size", "0.25", "--loss", "squared-error", "--hidden", "32", "--batch", "64",
                      "--label-noise", "0.2", "--smoothing", "0.1", "--seed", "4294967295")
        self.assertEqual([shown[name] for name in NAMES[3:12]],
                         [65 * 32 + 33 * 10, 1, 0.25, "squared-error", 32, 64, 0.2, 0.1, 4294967295])

    def test_the_same_bytes_every_time(self):
        arguments = ("digits", "--steps", "10", "--hidden", "16", "--label-noise", "0.1", "--json")
        self.assertEqual(run(*arguments).stdout, run(*arguments).stdout)

    def test_the_largest_steps_give_numbers_or_report_that_there_are_none(self):
        shown = train("--step-size", "10", "--hidden", "32", "--steps", "50")
        for value in shown["curve"]["unseen_loss"]:
            self.assertTrue(value in ("inf", "nan") or value >= 0)

    def test_the_table_has_the_numbers_of_the_json(self):
        done = run("digits", "--steps", "20")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        end = train("--steps", "20")["end"]
        self.assertIn("650 parameters; 1437 digits for training, 360 for testing", done.stdout)
        self.assertIn("20 steps of size 0.5, minimizing the cross-entropy", done.stdout)
        self.assertRegex(done.stdout, rf"accuracy, test digits +11\.7% +{100 * end['unseen_accuracy']:.1f}%\n")
        self.assertRegex(done.stdout, r"mean loss, training digits +2\.3026 +\d\.\d+ nats\n")


# The arguments, and a part of the error that names the wrong one.
WRONG = [
    ([], "surprisal train digits"),
    (["letters"], "letters is not a data set"),
    (["digits", "more"], "more"),
    (["digits", "--steps", "-1"], "--steps"),
    (["digits", "--steps", "1.5"], "--steps"),
    (["digits", "--steps", "100001"], "100000"),
    (["digits", "--step-size", "0"], "--step-size"),
    (["digits", "--step-size", "11"], "at most 10"),
    (["digits", "--step-size", "nan"], "--step-size"),
    (["digits", "--step-size", "small"], "--step-size"),
    (["digits", "--loss", "hinge"], "cross-entropy or squared-error"),
    (["digits", "--hidden", "8"], "0, 16 or 32"),
    (["digits", "--batch", "0"], "from 1 to 1437"),
    (["digits", "--batch", "1438"], "from 1 to 1437"),
    (["digits", "--label-noise", "1.1"], "--label-noise"),
    (["digits", "--smoothing", "-0.1"], "--smoothing"),
    (["digits", "--seed", "4294967296"], "--seed"),
    (["digits", "--seed", ""], "--seed"),
    (["digits", "--stepsize", "1"], "did you mean --step-size?"),
]


class WrongUse(unittest.TestCase):
    def test_each_gets_one_sentence_that_names_what_is_wrong(self):
        for arguments, culprit in WRONG:
            with self.subTest(arguments):
                done = run(*arguments)
                self.assertEqual((done.returncode, done.stdout), (2, ""))
                self.assertRegex(done.stderr, r"^surprisal: [^\n]+\n$")
                self.assertIn(culprit, done.stderr)


if __name__ == "__main__":
    unittest.main()
