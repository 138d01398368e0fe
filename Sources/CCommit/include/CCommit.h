/// The commit that the program was made from.
#ifndef CCOMMIT_H
#define CCOMMIT_H

/// A text such as "6dd8d40, 2026-11-21"; empty in a program that nobody has stamped (scripts/commit).
const char *ccommit_text(void);

#endif
