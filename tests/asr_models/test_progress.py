from asr_models.progress import Progress, silent


def test_nobody_needs_to_watch() -> None:
    watch: Progress = silent

    watch("download", 1, None)
