"""How long things take, in words of the user's language."""

from PySide6.QtCore import QCoreApplication, QLocale

_MINUTE, _HOUR, _DAY = 60.0, 3_600.0, 86_400.0


def duration_words(seconds: float) -> str:
    """A length of time in its fitting unit: ``0.4 s``, ``12 s``, ``8 min``, ``2.5 hours``, ``6 days``."""
    if seconds < 100:
        return QCoreApplication.translate("Amounts", "{0} s").format(number_words(seconds))
    if seconds < 100 * _MINUTE:
        return QCoreApplication.translate("Amounts", "{0} min").format(number_words(seconds / _MINUTE))
    if seconds < 2 * _DAY:
        return QCoreApplication.translate("Amounts", "{0} hours").format(number_words(seconds / _HOUR))
    return QCoreApplication.translate("Amounts", "{0} days").format(number_words(seconds / _DAY))


def number_words(number: float) -> str:
    """A number that is not meant to be exact, with two or three digits that count."""
    if number >= 1_000:
        size = 10 ** (len(str(int(number))) - 3)
        return QLocale().toString(float(round(number / size) * size), "f", 0)
    return QLocale().toString(number, "f", 0 if number >= 10 else 1 if number >= 1 else 2)
