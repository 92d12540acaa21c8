"""Every sentence that a person reads, Chinese and English; no decisions."""
