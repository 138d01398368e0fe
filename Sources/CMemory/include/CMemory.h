/// What Swift cannot say about memory: that an address will be needed soon.
#ifndef CMEMORY_H
#define CMEMORY_H

/// Asks for the line of the cache that holds `address`, to be read and written; any address will do.
static inline void cmemory_prefetch(const void *address) { __builtin_prefetch(address, 1, 3); }

#endif
