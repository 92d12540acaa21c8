"""What can become of needs beside being told alone: put right later, several told at once; not the form itself."""
