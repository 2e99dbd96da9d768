import pickle

from pwa.problems import Origin, Problem, Problems
from pwa.wording import tell

ONE = Problem(Origin("b.toml", 3), tell("this is wrong"), tell("correct it"))
OTHER = Problem(Origin("a.toml", 12), tell("that is wrong"), tell("remove it"))


def test_problems_are_told_once_each_by_file_and_line():
    problems = Problems([ONE, OTHER, ONE])

    assert str(problems) == "a.toml:12: that is wrong, remove it\nb.toml:3: this is wrong, correct it"


def test_problems_of_another_process_stay_problems():
    problems = pickle.loads(pickle.dumps(Problems([ONE, OTHER])))

    assert problems.problems == (OTHER, ONE)
    assert str(problems) == str(Problems([ONE, OTHER]))
