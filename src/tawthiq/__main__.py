"""`python -m tawthiq` is `tawthiq`."""

from tawthiq.cli.main import main

if __name__ == "__main__":
    main()
