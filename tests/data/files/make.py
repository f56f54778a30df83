"""Writes the files of this folder with NumPy's own writer. They are committed, so that tests need no NumPy."""

import zipfile
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
ROWS, CLASSES = 6, 4
CLASS_NUMBERS = [0, 1, 2, 3, 0, 1]

# Exact in every type of float. The test computes the same numbers.
scores = np.array([[((i * 7 + k * 3) % 11 - 5) / 4 for k in range(CLASSES)] for i in range(ROWS)])


def save(name, array, version=(1, 0)):
    with open(HERE / f"{name}.npy", "wb") as file:
        np.lib.format.write_array(file, array, version)


for kind in ("f2", "f4", "f8"):
    for order, order_name in (("<", "little"), (">", "big")):
        save(f"{kind}_{order_name}", scores.astype(order + kind))
save("fortran_f4_little", np.asfortranarray(scores.astype("<f4")))
save("fortran_f8_big", np.asfortranarray(scores.astype(">f8")))
save("version_2", scores.astype("<f4"), (2, 0))
save("version_3", scores.astype("<f4"), (3, 0))
for kind in ("i1", "u1", "<i2", ">i2", "<u2", "<i4", ">i4", "<u4", "<i8", ">i8", "<u8", "<f4", "<f8"):
    save("labels_" + kind.replace("<", "").replace(">", "big_"), np.array(CLASS_NUMBERS, dtype=kind))
save("labels_column", np.array(CLASS_NUMBERS, dtype="<i8").reshape(-1, 1))
save("labels_one_hot", np.eye(CLASSES, dtype="<f4")[CLASS_NUMBERS])
save("labels_soft", (0.75 * np.eye(CLASSES) + 0.25 / CLASSES)[CLASS_NUMBERS])
save("words", np.array(["cat", "dog"]))
save("complex", scores.astype("<c8"))
save("cube", scores.reshape(ROWS, 2, 2).astype("<f4"))
save("single", np.array(1.5))
save("one_column", scores[:, :1].astype("<f4"))

exact = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
save("probabilities", exact)
save("probabilities_f2", exact.astype("<f2"))
save("log_probabilities", np.log(exact))

labels = np.array(CLASS_NUMBERS, dtype="<i8")
np.savez(HERE / "stored.npz", logits=scores.astype("<f4"), labels=labels)
np.savez_compressed(HERE / "deflated.npz", logits=scores.astype("<f4"), labels=labels)
np.savez(HERE / "several.npz", logits=scores, features=scores * 2, labels=labels, groups=labels + 1, names=np.array(["cat", "dog"]))
np.savez(HERE / "label_only.npz", labels)
np.savez_compressed(HERE / "bomb.npz", logits=np.zeros((1000, 500), dtype="<f4"))
np.savez_compressed(HERE / "harmless_zeros.npz", logits=np.zeros((100, 50), dtype="<f4"))

np.savetxt(HERE / "savetxt.txt", scores)
np.savetxt(HERE / "savetxt_head.csv", scores, delimiter=",", header="cat,dog,pig,cow")

zipfile.ZIP64_LIMIT = 100  # so that small sizes are written in the fields for large ones
np.savez(HERE / "zip64.npz", logits=scores.astype("<f4"), labels=labels)
