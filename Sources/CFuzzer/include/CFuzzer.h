/// libFuzzer's driver, which a program with a main of its own calls.
#ifndef CFUZZER_H
#define CFUZZER_H

#include <stddef.h>
#include <stdint.h>

/// Looks at one input; a finding aborts.
typedef void (*cfuzzer_target)(const uint8_t *bytes, size_t count);

/// Feeds inputs to `target` as libFuzzer's own flags among the arguments have it; returns the exit status.
int cfuzzer_run(int count, char **arguments, cfuzzer_target target);

/// A new file that lives in memory alone; below 0 where there is none.
int cfuzzer_memory_file(void);

#endif
