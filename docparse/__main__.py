"""`python -m docparse`, the same as the command `docparse`."""

from docparse.cli import main

if __name__ == "__main__":
    main()
