#include "CCompression.h"

#include <isa-l/igzip_lib.h>
#include <stdlib.h>
#include <zstd.h>
#include <zstd_errors.h>

// A window of 2^27 bytes is what zstd itself takes without being told.
enum { window_log = 27 };

struct ccompression_decoder {
  ZSTD_DCtx *zstd;
  // What zstd asks for next: up to the end of a block. Given no more, it fails beside the damage.
  size_t wanted;
  int is_fresh;
  struct inflate_state gzip;
};

ccompression_decoder *ccompression_create(ccompression_format format) {
  ccompression_decoder *decoder = calloc(1, sizeof *decoder);
  if (decoder == NULL) abort();
  decoder->is_fresh = 1;
  if (format == ccompression_zstd) {
    decoder->zstd = ZSTD_createDCtx();
    if (decoder->zstd == NULL) abort();
    ZSTD_DCtx_setParameter(decoder->zstd, ZSTD_d_windowLogMax, window_log);
  }
  return decoder;
}

void ccompression_destroy(ccompression_decoder *decoder) {
  ZSTD_freeDCtx(decoder->zstd);
  free(decoder);
}

static ccompression_result step_gzip(
  ccompression_decoder *decoder, const uint8_t *input, size_t *input_size, uint8_t *output, size_t *output_size) {
  struct inflate_state *state = &decoder->gzip;
  if (decoder->is_fresh) {
    isal_inflate_init(state);
    state->crc_flag = ISAL_GZIP;
    decoder->is_fresh = 0;
  }
  const uint32_t available = *input_size > UINT32_MAX ? UINT32_MAX : (uint32_t)*input_size;
  const uint32_t room = *output_size > UINT32_MAX ? UINT32_MAX : (uint32_t)*output_size;
  state->next_in = (uint8_t *)input;
  state->avail_in = available;
  state->next_out = output;
  state->avail_out = room;
  const int result = isal_inflate(state);
  *input_size = available - state->avail_in;
  *output_size = room - state->avail_out;
  switch (result) {
    case ISAL_INCORRECT_CHECKSUM: return ccompression_wrong_checksum;
    case ISAL_NEED_DICT:
    case ISAL_UNSUPPORTED_METHOD: return ccompression_unsupported;
    default: break;
  }
  if (result < 0) return ccompression_corrupt;
  if (state->block_state != ISAL_BLOCK_FINISH) return ccompression_more;
  decoder->is_fresh = 1;
  return ccompression_ended;
}

static ccompression_result step_zstd(
  ccompression_decoder *decoder, const uint8_t *input, size_t *input_size, uint8_t *output, size_t *output_size) {
  if (decoder->is_fresh) {
    decoder->wanted = ZSTD_initDStream(decoder->zstd);
    decoder->is_fresh = 0;
  }
  ZSTD_inBuffer in = {input, *input_size < decoder->wanted ? *input_size : decoder->wanted, 0};
  ZSTD_outBuffer out = {output, *output_size, 0};
  const size_t result = ZSTD_decompressStream(decoder->zstd, &out, &in);
  // After an error the position is still that before the call.
  *input_size = ZSTD_isError(result) ? in.size : in.pos;
  *output_size = out.pos;
  decoder->is_fresh = result == 0;
  decoder->wanted = result;
  switch (ZSTD_getErrorCode(result)) {
    case ZSTD_error_no_error: return result == 0 ? ccompression_ended : ccompression_more;
    case ZSTD_error_checksum_wrong: return ccompression_wrong_checksum;
    case ZSTD_error_frameParameter_windowTooLarge:
    case ZSTD_error_frameParameter_unsupported:
    case ZSTD_error_version_unsupported:
    case ZSTD_error_dictionary_wrong: return ccompression_unsupported;
    default: return ccompression_corrupt;
  }
}

ccompression_result ccompression_step(
  ccompression_decoder *decoder, const uint8_t *input, size_t *input_size, uint8_t *output, size_t *output_size) {
  return decoder->zstd != NULL ? step_zstd(decoder, input, input_size, output, output_size)
                               : step_gzip(decoder, input, input_size, output, output_size);
}

size_t ccompression_held(const ccompression_decoder *decoder) {
  if (decoder->zstd != NULL || decoder->is_fresh || decoder->gzip.read_in_length < 0) return 0;
  return (size_t)decoder->gzip.read_in_length / 8;
}
