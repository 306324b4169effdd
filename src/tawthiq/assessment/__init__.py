"""What the accounts of an incident say together: who says it independently, how many, where they disagree."""
