"""The command line ``aedesk-cli``: a thin face over the batches."""

from collections.abc import Sequence

from aedesk.cli.environment import PROGRAM, Environment
from aedesk.errors import AedeskError, DeviceError, ExitStatus, UsageError

__all__ = ["Environment", "main"]


def main(args: Sequence[str] | None = None, env: Environment | None = None) -> int:
    """Run one command.

    Args:
        args: Its arguments, those of the process by default.
        env: Its streams, those of the process by default.

    Returns:
        The exit status, see `aedesk.errors.ExitStatus`.
    """
    own_process = env is None
    env = env or Environment.of_process()
    try:
        if own_process:
            _end_like_an_interrupt()
        return _run(args, env)
    except AedeskError as error:
        return _fail(env, error)
    except MemoryError as error:
        return _fail(env, DeviceError("There is not enough memory."), error)
    except KeyboardInterrupt:
        env.say(f"{PROGRAM}: interrupted")
        return ExitStatus.INTERRUPTED
    except Exception as error:
        known = AedeskError(
            f"internal error: {type(error).__name__}: {error}",
            "This is a fault of aedesk; please report it with the output of AEDESK_DEBUG=1.",
        )
        return _fail(env, known, error)


def _run(args: Sequence[str] | None, env: Environment) -> int:
    import typer
    from typer.main import get_command

    from aedesk.cli.app import make_app

    try:
        status = get_command(make_app()).main(args, prog_name=PROGRAM, standalone_mode=False, obj=env)
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        named = context.command_path if context is not None else PROGRAM
        raise UsageError(error.format_message(), f"See {named} --help.") from error
    if status == ExitStatus.INTERRUPTED and not isinstance(status, ExitStatus):
        raise KeyboardInterrupt  # Typer has caught one that no command did, and nothing was said of it
    return int(status or ExitStatus.OK)


def _fail(env: Environment, error: AedeskError, cause: BaseException | None = None) -> int:
    env.complain(error)
    if env.wants_tracebacks:
        import traceback

        env.say("".join(traceback.format_exception(cause or error)).rstrip())
    return int(error.exit_status)


def _end_like_an_interrupt() -> None:
    """Let a request to terminate, or a terminal that closes, clean up as Ctrl-C does."""
    import signal

    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)
