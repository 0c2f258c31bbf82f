"""Bad input at every place: made by `inputs`, fed to the commands by `trials`; ``python -m tests.fuzzing`` goes on."""
