"""The language of the window: our own texts, Qt's texts, and how numbers are written."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from aedesk.gui.resources import find_resource

LANGUAGES = {"en": "English", "de": "Deutsch"}
"""What the window can speak, each named in itself; the texts in the source are English."""

SYSTEM = "system"
"""Stands for the language of the desktop."""


def install_language(application: QCoreApplication, name: str = SYSTEM) -> str:
    """Let everything that is made from now on speak a language.

    Args:
        application: Keeps the translations alive.
        name: One of `LANGUAGES`, or `SYSTEM`; anything else is taken for `SYSTEM`.

    Returns:
        The language that was chosen, one of `LANGUAGES`: English where the desktop's is not spoken.
    """
    language = name if name in LANGUAGES else _of_system()
    locale = QLocale.system()
    if _code(locale) != language:  # a German in Austria keeps the numbers of Austria
        locale = QLocale(language)
    QLocale.setDefault(locale)
    if language != "en":
        ours = find_resource("translations", f"aedesk_{language}.qm")
        _load(application, str(ours) if ours else "")
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        _load(application, f"{folder}/qtbase_{language}.qm")
    return language


def _of_system() -> str:
    """The first language that the user of the desktop wants and that is spoken here."""
    wanted = (name.partition("-")[0] for name in QLocale.system().uiLanguages())
    return next((name for name in wanted if name in LANGUAGES), "en")


def _code(locale: QLocale) -> str:
    return locale.name().partition("_")[0]


def _load(application: QCoreApplication, path: str) -> None:
    translator = QTranslator(application)
    if translator.load(path):
        application.installTranslator(translator)
