/// ISA-L and zstd: compressed bytes to the bytes they stand for, some at a time.
#ifndef CCOMPRESSION_H
#define CCOMPRESSION_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ccompression_decoder ccompression_decoder;

typedef enum ccompression_format {
  /// RFC 1952.
  ccompression_gzip = 1,
  /// RFC 8878; skippable frames are frames without content.
  ccompression_zstd = 2,
} ccompression_format;

typedef enum ccompression_result {
  /// All went well; more input or more room is needed.
  ccompression_more = 0,
  /// A member (gzip) or frame (zstd) is complete, and what it says of its content is true.
  ccompression_ended = 1,
  /// The input is not what the format allows.
  ccompression_corrupt = 2,
  /// The content is not the one that the checksum or the length was taken of.
  ccompression_wrong_checksum = 3,
  /// The input needs a dictionary, a method that is not known, or more than 128 MB of memory.
  ccompression_unsupported = 4,
} ccompression_result;

/// A decoder at the start of a member. Ends the process where there is no memory.
ccompression_decoder *ccompression_create(ccompression_format format);
void ccompression_destroy(ccompression_decoder *decoder);

/// Decodes from `input` to `output`; the sizes come back as what was taken and what was written.
///
/// Never goes on behind the end of a member: the next call begins another one.
ccompression_result ccompression_step(
  ccompression_decoder *decoder, const uint8_t *input, size_t *input_size, uint8_t *output, size_t *output_size);

/// The number of bytes that were taken and not yet decoded.
size_t ccompression_held(const ccompression_decoder *decoder);

#ifdef __cplusplus
}
#endif

#endif
