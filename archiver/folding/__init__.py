"""What is one character in two forms: width, case, traditional or simplified. For comparing and for searching alike."""
