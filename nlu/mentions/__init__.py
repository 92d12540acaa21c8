"""Which of the times, amounts and names in a message are meant, learnt from whole frames; finding them is grammar."""
