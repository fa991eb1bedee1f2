package nn.tck.optimizer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Shape;
import nn.api.StoredArray;
import nn.api.StoredArray.F32;
import nn.api.StoredArray.F64;
import nn.api.StoredArray.I64;
import nn.api.optim.OptimizerState;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.registry.SpecParser;
import nn.tck.contract.Numbers;

/** A trial on its way to another process. */
record SavedRun(
    Spec spec,
    Numbers numbers,
    long step,
    SequencedMap<String, float[]> values,
    OptimizerState state) {
  private static final char FLOATS = 'f';
  private static final char DOUBLES = 'd';
  private static final char WHOLES = 'w';

  static SavedRun of(Spec spec, Numbers numbers, Trial trial) {
    return new SavedRun(spec, numbers, trial.t(), trial.values(), trial.optimizer().state());
  }

  /** Goes on until a step, and returns the values of the parameters. */
  SequencedMap<String, float[]> finish(Nn nn, int last) {
    return Trial.of(nn, spec, numbers)
        .resume(step, values, state)
        .steps(Math.toIntExact(last - step))
        .values();
  }

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(spec.toString());
    out.writeLong(numbers.seed());
    out.writeLong(step);
    writeArrays(values, out);
    out.writeUTF(state.optimizer());
    out.writeInt(state.arrays().size());
    for (var each : state.arrays().entrySet()) {
      out.writeUTF(each.getKey());
      writeStored(each.getValue(), out);
    }
  }

  static SavedRun read(DataInputStream in) throws IOException {
    Spec spec = SpecParser.parse(in.readUTF());
    Numbers numbers = new Numbers(in.readLong());
    long step = in.readLong();
    SequencedMap<String, float[]> values = readArrays(in);
    String optimizer = in.readUTF();
    SequencedMap<String, StoredArray> arrays = new LinkedHashMap<>();
    for (int count = in.readInt(); count > 0; count--) {
      arrays.put(in.readUTF(), readStored(in));
    }
    return new SavedRun(spec, numbers, step, values, new OptimizerState(optimizer, arrays));
  }

  private static void writeStored(StoredArray array, DataOutputStream out) throws IOException {
    out.writeChar(
        switch (array) {
          case F32 _ -> FLOATS;
          case F64 _ -> DOUBLES;
          case I64 _ -> WHOLES;
        });
    out.writeInt(array.shape().rank());
    for (int dimension = 0; dimension < array.shape().rank(); dimension++) {
      out.writeInt(array.shape().length(dimension));
    }
    for (int i = 0; i < array.shape().size(); i++) {
      switch (array) {
        case F32(_, float[] values) -> out.writeInt(Float.floatToRawIntBits(values[i]));
        case F64(_, double[] values) -> out.writeLong(Double.doubleToRawLongBits(values[i]));
        case I64(_, long[] values) -> out.writeLong(values[i]);
      }
    }
  }

  private static StoredArray readStored(DataInputStream in) throws IOException {
    char type = in.readChar();
    int[] lengths = new int[in.readInt()];
    for (int dimension = 0; dimension < lengths.length; dimension++) {
      lengths[dimension] = in.readInt();
    }
    Shape shape = Shape.of(lengths);
    if (type == FLOATS) {
      float[] floats = new float[shape.size()];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = Float.intBitsToFloat(in.readInt());
      }
      return new F32(shape, floats);
    }
    long[] bits = new long[shape.size()];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = in.readLong();
    }
    return type == WHOLES
        ? new I64(shape, bits)
        : new F64(shape, Arrays.stream(bits).mapToDouble(Double::longBitsToDouble).toArray());
  }

  static void writeArrays(SequencedMap<String, float[]> arrays, DataOutputStream out)
      throws IOException {
    out.writeInt(arrays.size());
    for (var each : arrays.entrySet()) {
      out.writeUTF(each.getKey());
      out.writeInt(each.getValue().length);
      for (float value : each.getValue()) {
        out.writeInt(Float.floatToRawIntBits(value));
      }
    }
  }

  static SequencedMap<String, float[]> readArrays(DataInputStream in) throws IOException {
    SequencedMap<String, float[]> arrays = new LinkedHashMap<>();
    for (int count = in.readInt(); count > 0; count--) {
      String name = in.readUTF();
      float[] array = new float[in.readInt()];
      for (int i = 0; i < array.length; i++) {
        array[i] = Float.intBitsToFloat(in.readInt());
      }
      arrays.put(name, array);
    }
    return arrays;
  }
}
