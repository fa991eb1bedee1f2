package nn.tck.optimizer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
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
    writeArrays(state.arrays(), out);
    out.writeInt(state.scalars().size());
    for (var each : state.scalars().entrySet()) {
      out.writeUTF(each.getKey());
      out.writeDouble(each.getValue());
    }
  }

  static SavedRun read(DataInputStream in) throws IOException {
    Spec spec = SpecParser.parse(in.readUTF());
    Numbers numbers = new Numbers(in.readLong());
    long step = in.readLong();
    SequencedMap<String, float[]> values = readArrays(in);
    String optimizer = in.readUTF();
    SequencedMap<String, float[]> arrays = readArrays(in);
    SequencedMap<String, Double> scalars = new LinkedHashMap<>();
    for (int count = in.readInt(); count > 0; count--) {
      scalars.put(in.readUTF(), in.readDouble());
    }
    return new SavedRun(
        spec, numbers, step, values, new OptimizerState(optimizer, arrays, scalars));
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
