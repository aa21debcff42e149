"""What can be read off a single unit: the one whose value tells a label best, and how well."""

from torch import Tensor, stack

from helpers.expect import expect_shape


def read_off(c: Tensor, label: Tensor, c_test: Tensor, label_test: Tensor) -> tuple[int, float]:
    """The unit that tells the label best, counted from 0, and its share right on the test steps.

    c (N, H) are the values of all units at N steps, label (N,) whole numbers from 0 on. A value
    stands for the label whose mean is nearest to it. The means and the unit are those of c and
    label; c_test and label_test only judge. Raises ValueError for other shapes.
    """
    expect_shape("c", c, ("N", "H"))
    expect_shape("label", label, (len(c),))
    expect_shape("c_test", c_test, ("N", c.shape[1]))
    expect_shape("label_test", label_test, (len(c_test),))
    kinds = label.unique()
    means = stack([c[label == kind].mean(dim=0) for kind in kinds])  # (kinds, H)

    def told(values):
        return kinds[(values[:, None] - means).abs().argmin(dim=1)]  # (N, H)

    unit = (told(c) == label[:, None]).float().mean(dim=0).argmax().item()
    return unit, (told(c_test)[:, unit] == label_test).float().mean().item()
