package nn.tck.builtin;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import nn.api.Tensor;

/** Runs an ONNX file in ONNX Runtime. */
final class OnnxSession implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  OnnxSession(Path file) throws OrtException {
    this.session = environment.createSession(file.toString());
  }

  /** Returns the elements of the output. */
  float[] run(Tensor input) throws OrtException {
    long[] shape = lengths(input);
    try (OnnxTensor given =
            OnnxTensor.createTensor(environment, FloatBuffer.wrap(input.toArray()), shape);
        OrtSession.Result result = session.run(Map.of("input", given))) {
      FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] output = new float[values.remaining()];
      values.get(output);
      return output;
    }
  }

  private static long[] lengths(Tensor input) {
    return Arrays.stream(input.shape().toArray()).asLongStream().toArray();
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
