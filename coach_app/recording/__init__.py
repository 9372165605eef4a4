"""Recording of live calls: a process that owns the devices, and the folders it leaves behind."""
