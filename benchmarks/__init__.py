"""What the app costs, each figure beside the plain alternative's in the same run."""
