"""Every sentence a person sees, Chinese and English."""
