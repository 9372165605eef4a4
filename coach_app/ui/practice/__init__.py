"""The practice pages: today's cards and all drills, a drill as it runs, its marks, the tone gym, reading aloud."""
