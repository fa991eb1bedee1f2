package nn.layers.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Files made to confuse readers, each with the verdict a strict reader must give. */
final class SafeTensorsCorpus {
  /** One file: accepted, or refused with an error that contains {@code error}. */
  @SuppressWarnings("ArrayRecordComponent") // written once, read once
  record Case(String name, byte[] bytes, boolean accepted, String error) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final String F32 = "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";

  private final List<Case> cases = new ArrayList<>();

  private SafeTensorsCorpus() {}

  static List<Case> cases() {
    SafeTensorsCorpus corpus = new SafeTensorsCorpus();
    corpus.lengths();
    corpus.headerText();
    corpus.keys();
    corpus.offsets();
    corpus.shapes();
    corpus.sizes();
    return corpus.cases;
  }

  /** A file with the true length of this header, and these data. */
  static byte[] file(String header, byte[] data) {
    return file(header.getBytes(StandardCharsets.UTF_8), data);
  }

  private static byte[] file(byte[] header, byte[] data) {
    return file(header.length, header, data);
  }

  private static byte[] file(long length, byte[] header, byte[] data) {
    return ByteBuffer.allocate(8 + header.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(length)
        .put(header)
        .put(data)
        .array();
  }

  private void lengths() {
    byte[] empty = "{}".getBytes(StandardCharsets.UTF_8);
    reject("empty file", new byte[0], "8 bytes");
    reject("seven bytes", new byte[7], "8 bytes");
    reject("header of 0 bytes", file(0, new byte[0], new byte[0]), "'{'");
    reject("header of 1 byte", file(1, new byte[] {'{'}, new byte[0]), "not valid");
    accept("header of 2 bytes", file(2, empty, new byte[0]));
    reject("header longer than the file by 1", file(3, empty, new byte[0]), "at most 2");
    for (long length : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, -1, 100_000_001, 100_000_000}) {
      String shown = Long.toUnsignedString(length);
      reject("header of " + shown + " bytes", file(length, empty, new byte[10]), shown);
    }
    reject("big-endian length", file(Long.reverseBytes(2), empty, new byte[0]), "at most");
  }

  private void headerText() {
    accept("padding of spaces", file("{}      ", new byte[0]));
    rejectHeader("leading space", " {}", "'{'");
    rejectHeader("byte order mark", "\uFEFF{}", "'{'");
    rejectHeader("padding of tabs", "{}\t\t", "only spaces");
    rejectHeader("padding of newlines", "{}\n", "only spaces");
    rejectHeader("padding of NUL", "{}\0", "NUL");
    rejectHeader("NUL between tokens", "{\0}", "NUL");
    rejectHeader("text after the object", "{}{}", "only spaces");
    rejectHeader("an array", "[]", "'{'");
    rejectHeader("a string", "\"a\"", "'{'");
    rejectHeader("a number", "1", "'{'");
    rejectBytes("invalid UTF-8", 0xff);
    rejectBytes("overlong UTF-8", 0xc0, 0xaf);
    rejectBytes("a surrogate in UTF-8", 0xed, 0xa0, 0x80);
    rejectHeader("lone surrogate", "{\"\\ud800\":" + F32 + "}", "surrogate");
    rejectHeader("lone surrogate in metadata", metadata("\"a\":\"\\udc00\""), "surrogate");
    rejectHeader("comment", "{/* */}", "not valid");
    rejectHeader("single quotes", "{'a':" + F32 + "}", "not valid");
    rejectHeader("trailing comma", "{\"a\":" + F32 + ",}", "not valid");
    rejectHeader("NaN literal", array("F32", "[NaN]", "[0,4]"), "not valid");
    rejectHeader("unclosed object", "{\"a\":" + F32, "not valid");
    rejectHeader("deep nesting", "{\"a\":".repeat(100_000), "");
    rejectHeader("deep nesting in a shape", array("F32", "[".repeat(100_000), "[0,4]"), "");
  }

  private void keys() {
    String other = "{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]}";
    rejectHeader("array twice, same offsets", "{\"a\":" + other + ",\"a\":" + F32 + "}", "a'");
    rejectHeader(
        "array twice, escaped", "{\"a\":" + F32 + ",\"\\u0061\":" + F32 + "}", "Duplicate");
    for (String field : List.of("\"dtype\":\"F32\"", "\"shape\":[1]", "\"data_offsets\":[0,4]")) {
      rejectHeader(
          "field twice: " + field,
          "{\"a\":" + F32.replace("}", "," + field + "}") + "}",
          "Duplicate");
    }
    rejectHeader("metadata twice", "{\"__metadata__\":{},\"__metadata__\":{}}", "Duplicate");
    rejectHeader("metadata key twice", metadata("\"a\":\"1\",\"a\":\"1\""), "Duplicate");
    rejectHeader("metadata number", metadata("\"a\":1"), "a string");
    rejectHeader("metadata null", metadata("\"a\":null"), "a string");
    rejectHeader("metadata nested", metadata("\"a\":{}"), "a string");
    rejectHeader("metadata that is no object", "{\"__metadata__\":null}", "an object");
    rejectHeader("array named __metadata__", "{\"__metadata__\":" + F32 + "}", "a string");
    rejectHeader("unknown field", "{\"a\":" + F32.replace("}", ",\"device\":0}") + "}", "'device'");
    rejectHeader("no dtype", "{\"a\":{\"shape\":[1],\"data_offsets\":[0,4]}}", "a dtype");
    rejectHeader("no shape", "{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,4]}}", "a shape");
    rejectHeader("no offsets", "{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}", "data_offsets");
    rejectHeader("entry that is no object", "{\"a\":[]}", "an object");
    rejectHeader("empty name", "{\"\":" + F32 + "}", "1 to 512");
    rejectHeader("name of a file elsewhere", "{\"../../x\":" + F32 + "}", "'..'");
    rejectHeader("name with NUL", "{\"a\\u0000b\":" + F32 + "}", "control");
    rejectHeader("name of 513 characters", "{\"" + "a".repeat(513) + "\":" + F32 + "}", "512");
    rejectHeader("name not in normal form C", "{\"e\u0301\":" + F32 + "}", "normal form");
    accept(
        "name of 512 characters", file("{\"" + "é".repeat(512) + "\":" + F32 + "}", new byte[4]));
    rejectHeader("digest that is none", metadata("\"nn.sha256\":\"0\""), "64");
    rejectHeader("format of the future", metadata("\"nn.format\":\"2\""), "'1'");
  }

  private void offsets() {
    accept("one array", file("{\"a\":" + F32 + "}", new byte[4]));
    accept("unsorted", file(entries("[1]", "[4,8]", "[1]", "[0,4]"), new byte[8]));
    reject("overlap", entries("[1]", "[0,4]", "[1]", "[0,4]"), 4, "start at 4");
    reject("partial overlap", entries("[2]", "[0,8]", "[2]", "[4,12]"), 12, "start at 8");
    reject("hole", entries("[1]", "[0,4]", "[1]", "[8,12]"), 12, "start at 4");
    reject("first start 1", array("F32", "[1]", "[1,5]"), 5, "start at 0");
    reject("end before start", array("F32", "[1]", "[4,0]"), 4, "start at 0");
    reject("end before start at 0", entries("[1]", "[0,4]", "[1]", "[4,0]"), 4, "expected 4 bytes");
    reject("beyond the end", array("F32", "[2]", "[0,8]"), 4, "expected 8 bytes after");
    reject("one trailing byte", array("F32", "[1]", "[0,4]"), 5, "found 5");
    reject("one missing byte", array("F32", "[1]", "[0,4]"), 3, "found 3");
    reject("three offsets", array("F32", "[1]", "[0,4,4]"), 4, "at most 2");
    reject("one offset", array("F32", "[1]", "[0]"), 4, "two data_offsets");
    for (String number :
        List.of(
            "-1",
            "-0",
            "4.0",
            "4e0",
            "\"4\"",
            "null",
            "18446744073709551616",
            "9007199254740993")) {
      reject("offset " + number, array("F32", "[1]", "[0," + number + "]"), 4, "in digits");
    }
    reject("offset 04", array("F32", "[1]", "[0,04]"), 4, "not valid");
    reject("offset +4", array("F32", "[1]", "[0,+4]"), 4, "not valid");
    accept("empty array at 0", file(entries("[0]", "[0,0]", "[1]", "[0,4]"), new byte[4]));
    accept("empty array at the end", file(entries("[1]", "[0,4]", "[0]", "[4,4]"), new byte[4]));
    accept("two empty arrays", file(entries("[0]", "[0,0]", "[3,0]", "[0,0]"), new byte[0]));
    reject("empty array inside", entries("[2]", "[0,8]", "[0]", "[4,4]"), 8, "start at 8");
  }

  private void shapes() {
    accept("scalar", file(array("F32", "[]", "[0,4]"), new byte[4]));
    accept("no elements", file(array("F32", "[0]", "[0,0]"), new byte[0]));
    accept("rank 32", file(array("F32", ones(32), "[0,4]"), new byte[4]));
    reject("rank 33", array("F32", ones(33), "[0,4]"), 4, "at most 32");
    reject(
        "overflow hidden by 0", array("F32", "[4294967296,4294967296,0]", "[0,0]"), 0, "no length");
    reject("overflow after 0", array("F32", "[0,4294967296,4294967296]", "[0,0]"), 0, "no length");
    reject(
        "overflow to a small number",
        array("F32", "[4194305,4194305,211106198978564]", "[0,4]"),
        4,
        "no length");
    reject("dimension beyond an int", array("F32", "[4294967296,0]", "[0,0]"), 0, "exceeds");
    reject("product beyond an int", array("F32", "[65536,65536,0]", "[0,0]"), 0, "exceeds");
    reject("negative dimension", array("F32", "[-1]", "[0,4]"), 4, "in digits");
    reject("one element too few", array("F32", "[1]", "[0,8]"), 8, "expected 4 bytes");
    reject("one element too many", array("F32", "[2]", "[0,4]"), 4, "expected 8 bytes");
    reject("odd number of F4", array("F4", "[3]", "[0,1]"), 1, "whole number of bytes");
    reject("even number of F4", array("F4", "[2]", "[0,1]"), 1, "not F4");
    reject("type nn does not read", array("I16", "[2]", "[0,4]"), 4, "not I16");
    accept("half precision", file(array("BF16", "[2]", "[0,4]"), new byte[4]));
    reject("unknown type", array("F128", "[1]", "[0,16]"), 16, "no dtype 'F128'");
    reject("type in lower case", array("f32", "[1]", "[0,4]"), 4, "no dtype 'f32'");
    accept(
        "NaN and infinity",
        file(array("F32", "[2]", "[0,8]"), new byte[] {0, 0, -64, 127, 0, 0, -128, 127}));
  }

  private void sizes() {
    StringBuilder many = new StringBuilder("{");
    while (many.length() <= 16 << 20) {
      many.append("\"").append(many.length()).append("\":").append(array0()).append(",");
    }
    rejectHeader("more entries than the limit", many + "\"a\":" + F32 + "}", "at most 16777216");
    String colliding =
        IntStream.range(0, 1 << 16)
            .mapToObj(i -> "\"" + collidingName(i) + "\":" + array0())
            .reduce(
                new StringBuilder(),
                (s, e) -> s.append(s.isEmpty() ? "{" : ",").append(e),
                StringBuilder::append)
            .append("}")
            .toString();
    accept("65,536 names with one hash code", file(colliding, new byte[0]));
  }

  /** "Aa" and "BB" have one hash code, so all their sequences of one length do. */
  private static String collidingName(int i) {
    StringBuilder name = new StringBuilder();
    for (int bit = 0; bit < 16; bit++) {
      name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return name.toString();
  }

  private static String array0() {
    return "{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}";
  }

  private static String ones(int rank) {
    return "[" + "1,".repeat(rank - 1) + "1]";
  }

  private static String metadata(String entries) {
    return "{\"__metadata__\":{" + entries + "}}";
  }

  private static String array(String dtype, String shape, String offsets) {
    return "{\"a\":" + entry(dtype, shape, offsets) + "}";
  }

  private static String entries(String shape1, String offsets1, String shape2, String offsets2) {
    return "{\"a\":"
        + entry("F32", shape1, offsets1)
        + ",\"b\":"
        + entry("F32", shape2, offsets2)
        + "}";
  }

  private static String entry(String dtype, String shape, String offsets) {
    return "{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}";
  }

  private void accept(String name, byte[] bytes) {
    cases.add(new Case(name, bytes, true, ""));
  }

  private void reject(String name, byte[] bytes, String error) {
    cases.add(new Case(name, bytes, false, error));
  }

  private void reject(String name, String header, int dataBytes, String error) {
    reject(name, file(header, new byte[dataBytes]), error);
  }

  private void rejectHeader(String name, String header, String error) {
    reject(name, header, 4, error);
  }

  private void rejectBytes(String name, int... inName) {
    byte[] header =
        ("{\"" + "?".repeat(inName.length) + "\":" + F32 + "}").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < inName.length; i++) {
      header[2 + i] = (byte) inName[i];
    }
    reject(name, file(header, new byte[4]), "UTF-8");
  }
}
