"""The benchmark of what users would pick instead: each peer as a good user of it would write the job."""
