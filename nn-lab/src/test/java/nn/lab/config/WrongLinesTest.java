package nn.lab.config;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WrongLinesTest {
  /** Each is one wrong line, and what must be said of it. */
  static List<Arguments> wrongLines() {
    return List.of(
        wrong(
            "data: digit",
            "c.yaml:3:1: data = digit: must be one of digits, iris, fashion-mnist, or a data set of"
                + " a plugin, or {csv: path, label: column, test_fraction: 0.2}. Did you mean"
                + " 'digits'?"),
        wrong("data: 3", "data = 3: must be one of"),
        wrong("data:", "data: has no value; write one, or remove the key"),
        wrong("data: {csv: x.csv}", "data.label: is missing; must be the name of the column"),
        wrong(
            "data: {csv: x.csv, lable: y}",
            "c.yaml:3:20: data.lable = y: this key is unknown." + " Did you mean 'label'?"),
        wrong(
            "data: {csv: x.csv, label: y, test_fraction: 1}",
            "data.test_fraction = 1: must be a number in (0, 1)"),
        wrong("data: {csv: [1], label: y}", "data.csv = [1]: must be the path of a file"),
        wrong("model: relu", "model = relu: must be a list of layers"),
        wrong("model: []", "model: has no layers"),
        wrong(
            "model: [relu]",
            "model[0]: the network's output has the shape [64], must be [10], because digits has 10"
                + " classes; 'linear: 10' ends it so"),
        wrong(
            "model: [linear: 11]",
            "model[0]: the network's output has the shape [11], must be [10], because digits has 10"
                + " classes; 'linear: 10' ends it so"),
        wrong(
            "model: [linear: 0]",
            "c.yaml:3:9: model[0].linear.out_features = 0: must be a whole number in [1, "),
        wrong(
            "model: [linear]", "model[0].out_features: is missing; must be a whole number in [1, "),
        wrong(
            "model: [dropout: 1.5, linear: 10]",
            "model[0].dropout.p = 1.5: must be a number in [0, 1]"),
        wrong(
            "model: [rleu, linear: 10]",
            "model[0]: no layer is named 'rleu'." + " Did you mean 'relu'?"),
        wrong(
            "model: [leaky_relu(slope=0.1), linear: 10]",
            "'slope' is unknown for 'leaky_relu'." + " Did you mean 'negative_slope'?"),
        wrong(
            "model: [{leaky_relu: {negative_slope: x}}, linear: 10]",
            "c.yaml:3:23: model[0].leaky_relu.negative_slope = x: must be a finite number"),
        wrong(
            "model: [{relu: 3}, linear: 10]",
            "model[0] = 3: 'relu' takes no value; write 'relu' alone"),
        wrong(
            "model: [{linear: 3, relu: 4}, linear: 10]",
            "model[0] = {linear: 3, relu: 4}: must" + " be one layer"),
        wrong("model: [\"leaky_relu(\", linear: 10]", "column 12 of \"leaky_relu(\": expected"),
        wrong(
            "model: [leaky_relu(a=1, b=2), linear: 10]",
            "A text with a comma needs quotes inside" + " [ ] and { }"),
        wrong(
            "loss: crossentropy",
            "no loss is named 'crossentropy'. Did you mean" + " 'cross_entropy'?"),
        wrong("model: [null, linear: 10]", "model[0] = nothing: must be one layer"),
        wrong(
            "loss: {name: cross_entropy, weight: [1, 2]}",
            "c.yaml:4:29: loss.weight = [1.0, 2.0]: must be one number, or 10 of them, because"
                + " digits has 10 classes"),
        wrong("loss: 3", "loss = 3: must be a name, a text as in"),
        wrong("loss: cross_entropy(reduction=none)", "loss.reduction = none: must be mean or sum"),
        wrong(
            "optimizer: adm",
            "c.yaml:3:1: optimizer: no optimizer is named 'adm'. Did you mean" + " 'adam'"),
        wrong("optimizer: {lr: 0.1}", "optimizer = {lr: 0.1}: must have the key 'name'"),
        wrong("optimizer: {name: [adam]}", "optimizer.name = [adam]: must be the name of a plugin"),
        wrong("optimizer: [adam]", "optimizer = [adam]: must be a name"),
        wrong(
            "optimizer: {name: adam, lr: -1}",
            "c.yaml:3:25: optimizer.lr = -1: must be a number" + " in [0, ∞). Default 0.001."),
        wrong("optimizer: {name: adam, lr: 1_000}", "optimizer.lr = \"1_000\": must be a number"),
        wrong(
            "optimizer: {name: adam, beta: 1}",
            "c.yaml:3:25: optimizer: 'beta' is unknown for" + " 'adam'. Did you mean 'betas'?"),
        wrong("optimizer: {name: adam, betas: [0.9, 2]}", "optimizer.betas[1] = 2: must be"),
        wrong(
            "optimizer: {name: sgd, nesterov: yes}",
            "optimizer.nesterov = yes: must be true or" + " false"),
        wrong(
            "optimizer: {name: lookahead, inner: {name: adamw, beta_2: 1}}",
            "optimizer.inner: 'beta_2' is unknown for 'adamw'. Did you mean 'betas'?"),
        wrong("optimizer: lookahead", "optimizer.inner: is missing"),
        wrong(
            "optimizer: {name: sgd, groups: {match: x}}",
            "optimizer.groups = {match: x}: must" + " be a list"),
        wrong(
            "optimizer: {name: sgd, groups: [{lr: 1}]}",
            "c.yaml:3:33: optimizer.groups[0] = {lr=1}: must say which parameters it is for, by the"
                + " key 'match', 'rank' or 'role', as in {match: \"**.bias\", lr: 0.1}"),
        wrong(
            "optimizer: {name: sgd, groups: [bias]}",
            "optimizer.groups[0] = bias: must be a mapping, as in {match: \"**.bias\", lr: 0.1}"),
        wrong(
            "optimizer: {name: sgd, groups: [{role: baias, lr: 1}]}",
            "c.yaml:3:34: optimizer.groups[0].role = baias: is no role. Did you mean 'bias'? Roles:"
                + " weight, bias, norm, embedding, output, activation."),
        wrong(
            "optimizer: {name: sgd, groups: [{rank: 4, optimizer: adam}]}",
            "c.yaml:3:34: optimizer.groups[0].rank = 4: matches no parameter; there are 0.weight"
                + " [32, 64] weight, 0.bias [32] bias, 2.weight [10, 32] output, 2.bias [10] bias"),
        wrong(
            "optimizer: {name: sgd, groups: [{rank: 2, optimizer: adam, lr: 1}]}",
            "optimizer.groups[0].lr = 1: must stand inside 'optimizer', which these parameters have"
                + " instead: optimizer: {name: adam, lr: 1}"),
        wrong(
            "optimizer: {name: sgd, groups: [{rank: 2, optimizer: adm}]}",
            "optimizer.groups[0].optimizer: no optimizer is named 'adm'. Did you mean 'adam'"),
        wrong(
            "optimizer: {name: sgd, groups: [{match: \"**.bais\"}]}",
            "matches no parameter; there are 0.weight [32, 64] weight, 0.bias [32] bias, 2.weight"
                + " [10, 32] output, 2.bias [10] bias"),
        wrong(
            "gradients: [adam]",
            "c.yaml:4:13: gradients[0]: 'adam' is an optimizer: name it under 'optimizer', and a"
                + " transform of gradients here"),
        wrong(
            "optimizer: centralize",
            "c.yaml:3:1: optimizer: 'centralize' changes gradients and trains nothing: name it"
                + " under 'gradients', and an optimizer here"),
        wrong(
            "optimizer: lookahead(inner=centralize)",
            "optimizer.inner: 'centralize' changes gradients and trains nothing"),
        wrong(
            "optimizer: {name: sgd, groups: [{rank: 2, optimizer: centralize}]}",
            "optimizer.groups[0].optimizer: 'centralize' changes gradients and trains nothing"),
        wrong(
            "gradients: clip_by_globl_norm",
            "gradients: no transform of gradients is named 'clip_by_globl_norm'. Did you mean"
                + " 'clip_by_global_norm'? Known: accumulate, adaptive_clip,"),
        wrong("gradients: [adm]", "gradients[0]: no transform of gradients is named 'adm'. Known:"),
        wrong(
            "gradients: [{name: clip_by_value, clip_valu: 2}]",
            "gradients[0]: 'clip_valu' is unknown for 'clip_by_value'. Did you mean 'clip_value'?"),
        wrong(
            "gradients: [\"clip_by_global_norm(max_norm=0)\"]",
            "gradients[0].max_norm = 0: must be a number in (0, ∞)"),
        wrong("optimizer: {name: adam, gradients: [sgd]}", "optimizer.gradients[0]: 'sgd' is an"),
        wrong(
            "schedule: cosine",
            "no schedule is named 'cosine'. Did you mean" + " 'cosine_annealing_lr'"),
        wrong(
            "schedule: {name: step_lr, step_size: 0}",
            "schedule.step_size = 0: must be a whole" + " number"),
        wrong(
            "schedule: [\"step_lr(step_size=3, drives=momentum)\"]",
            "schedule[0].drives = momentum:"
                + " names nothing that a schedule can drive in 'adam'. There are: lr,"),
        wrong(
            "schedule: [step_lr(step_size=3), step_lr(step_size=4)]",
            "schedule[1].drives = lr:" + " another schedule drives it already"),
        wrong(
            "schedule: [\"step_lr(step_size=3, drives=inner.lr)\"]",
            "schedule[0].drives = inner.lr: names nothing that a schedule can drive in 'adam'. Did"
                + " you mean 'lr'? There are: lr, betas[0], betas[1], weight_decay."),
        wrong(
            "optimizer: {name: sgd, groups: [{rank: 2, optimizer: adam}]}\n"
                + "schedule: [\"step_lr(step_size=3, drives='beta[0]')\"]",
            "schedule[0].drives = beta[0]: names nothing that a schedule can drive in 'sgd'."
                + " Did you mean 'groups[0].betas[0]' or 'groups[0].betas[1]'? There are: lr,"
                + " momentum, weight_decay, groups[0].lr, groups[0].betas[0], groups[0].betas[1],"
                + " groups[0].weight_decay."),
        wrong(
            "schedule: {name: step_lr, step_size: 3, warmup: 5 minutes}",
            "schedule.warmup = \"5 minutes\": must be a whole number of the schedule's own steps,"
                + " or a text as in '500 steps' or '2 epochs'. Default none."),
        wrong(
            "schedule: {name: step_lr, step_size: 3, warmup_steps: 5}",
            "schedule: 'warmup_steps' is unknown for 'step_lr'. Did you mean 'warmup'?"),
        wrong(
            "schedule: {name: step_lr, step_size: null}",
            "schedule.step_size: has no value; write one, or remove the key. It must be a whole"
                + " number in [1, ∞)"),
        wrong(
            "schedule: {name: cosine_annealing_lr, T_max: never}",
            "schedule.T_max = never: must be a whole number in [1, ∞), or none. Default none."),
        wrong("schedule_every: batch", "schedule_every = batch: must be one of epoch, step"),
        wrong("epochs: many", "c.yaml:4:1: epochs = many: must be a whole number in [1, 1000000]"),
        wrong("epochs: 1.5", "epochs = 1.5: must be a whole number"),
        wrong("epochs: 99999999999999999999", "epochs = 99999999999999999999: must be a whole"),
        wrong("batch_size: 0", "batch_size = 0: must be a whole number in [1, 1000000000]"),
        wrong("drop_last: 1", "drop_last = 1: must be true or false"),
        wrong("seed: -1", "seed = -1: must be a whole number in [0, 9007199254740992]"),
        wrong("clip_grad_norm: 0", "clip_grad_norm = 0: must be a number in (0, ∞)"),
        wrong("clip_grad_value: .nan", "clip_grad_value = NaN: must be a number in (0, ∞)"),
        wrong("clip_grad_norm: 1e400", "clip_grad_norm = 1e400: must be a number in (0, ∞)"),
        wrong("target_accuracy: 95", "target_accuracy = 95: must be a number in (0, 1]"),
        wrong("threads: 0", "threads = 0: must be a whole number in [1, 1024]"),
        wrong("checkpoint_every: 0", "checkpoint_every = 0: must be a whole number"),
        wrong("init: kaiming", "no initializer is named 'kaiming'. Did you mean"),
        wrong("name: ../x", "name = ../x: must be letters, digits, '.', '_' and '-'"),
        wrong(
            "optimiser: adam",
            "c.yaml:4:1: optimiser = adam: this key is unknown. Did you mean" + " 'optimizer'?"),
        wrong("seeds: 5", "seeds = 5: this key is unknown. It belongs under 'compare'."),
        wrong("csv: x.csv", "csv = x.csv: this key is unknown. It belongs under 'data'."),
        wrong(
            "learning_rate: 0.1",
            "this key is unknown. Did you mean 'lr', which belongs under 'optimizer'?"),
        wrong("momentum: 0.9", "Did you mean 'momentum', which belongs under 'optimizer'?"),
        wrong("zzz: 1", "zzz = 1: this key is unknown. Known: data, model, init"),
        wrong("batchsize: 8", "batchsize = 8: this key is unknown. Did you mean 'batch_size'?"),
        wrong(
            "optimizer: {name: adam, learning_rate: 1}",
            "'learning_rate' is unknown for 'adam'. Did you mean 'lr'?"),
        wrong("epochs: &e 3", "c.yaml:4:9: epochs: anchor '&e' is not allowed; write it out"),
        wrong("epochs: *e", "epochs: alias '*e' is not allowed; write it out"),
        wrong("epochs: !!int 3", "epochs: tag 'tag:yaml.org,2002:int' is not allowed; omit it"),
        wrong(
            "epochs: 3\nepochs: 4",
            "c.yaml:5:1: epochs: this key stands here twice, first in line 4"),
        wrong("? [a]\n: 3", "a key must be a name, not [a]"));
  }

  private static Arguments wrong(String line, String message) {
    return Arguments.of(line, message);
  }

  @ParameterizedTest
  @MethodSource("wrongLines")
  void aWrongLineIsReportedWithItsPlacePathAndWhatWasExpected(String line, String message) {
    String problems = Configs.problems(Purpose.TRAIN, Configs.with(line));
    assertTrue(problems.contains(message), () -> "expected\n" + message + "\nin\n" + problems);
    assertTrue(problems.lines().count() <= 2, problems);
  }
}
