#include "CCommit.h"

// Empty as compiled, so that no build depends on the state of git. scripts/commit replaces this section of the linked
// program: 64 bytes, the last of them 0. What stands there is read through memory that the compiler may not foresee.
__attribute__((section(".assay_commit"), used)) static const volatile char text[64] = "";

const char *ccommit_text(void) { return (const char *)text; }
