package nn.layers.checkpoint;

import java.util.Optional;
import nn.api.StoredArray;

/**
 * The element types of the safetensors format; nn writes F32, F64 and I64, and reads F16 and BF16
 * too, as F32.
 */
enum DType {
  BOOL(8),
  F4(4),
  F6_E2M3(6),
  F6_E3M2(6),
  U8(8),
  I8(8),
  F8_E5M2(8),
  F8_E4M3(8),
  F8_E8M0(8),
  F8_E4M3FNUZ(8),
  F8_E5M2FNUZ(8),
  I16(16),
  U16(16),
  F16(16),
  BF16(16),
  I32(32),
  U32(32),
  F32(32),
  C64(64),
  F64(64),
  I64(64),
  U64(64);

  private final int bits;

  DType(int bits) {
    this.bits = bits;
  }

  int bits() {
    return bits;
  }

  boolean isSupported() {
    return this == F16 || this == BF16 || this == F32 || this == F64 || this == I64;
  }

  static Optional<DType> byName(String name) {
    for (DType dtype : values()) {
      if (dtype.name().equals(name)) {
        return Optional.of(dtype);
      }
    }
    return Optional.empty();
  }

  static DType of(StoredArray array) {
    return switch (array) {
      case StoredArray.F32 _ -> F32;
      case StoredArray.F64 _ -> F64;
      case StoredArray.I64 _ -> I64;
    };
  }
}
