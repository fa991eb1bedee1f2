/** Optimizers and schedules as plugins. */
module nn.optim {
  requires static org.jspecify;
  requires nn.api;

  provides nn.api.optim.OptimizerProvider with
      nn.optim.Adadelta,
      nn.optim.Adafactor,
      nn.optim.Adagrad,
      nn.optim.Adam,
      nn.optim.Adamax,
      nn.optim.AdamW,
      nn.optim.Asgd,
      nn.optim.Dog,
      nn.optim.Dowg,
      nn.optim.Lamb,
      nn.optim.Lars,
      nn.optim.Lbfgs,
      nn.optim.Muon,
      nn.optim.NAdam,
      nn.optim.NovoGrad,
      nn.optim.Prodigy,
      nn.optim.RAdam,
      nn.optim.Rmsprop,
      nn.optim.Rprop,
      nn.optim.ScheduleFreeAdamW,
      nn.optim.ScheduleFreeSgd,
      nn.optim.Sgd,
      nn.optim.Shampoo,
      nn.optim.Sm3,
      nn.optim.Soap,
      nn.optim.transform.Accumulate,
      nn.optim.transform.AdaptiveClip,
      nn.optim.transform.AddNoise,
      nn.optim.transform.Centralize,
      nn.optim.transform.ClipByGlobalNorm,
      nn.optim.transform.ClipByValue,
      nn.optim.transform.Grokfast,
      nn.optim.transform.SkipNonFinite,
      nn.optim.wrapper.Cautious,
      nn.optim.wrapper.CautiousWeightDecay,
      nn.optim.wrapper.Ema,
      nn.optim.wrapper.Hyperball,
      nn.optim.wrapper.Sam,
      nn.optim.wrapper.Swa;
  provides nn.api.schedule.ScheduleProvider with
      nn.optim.schedule.CosineAnnealingLr,
      nn.optim.schedule.LinearLr,
      nn.optim.schedule.SequentialLr,
      nn.optim.schedule.StepLr;
}
