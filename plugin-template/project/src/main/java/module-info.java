/** An optimizer and an activation for nn; nothing is exported, nn finds what is provided. */
module com.example.template {
  requires nn.api;

  provides nn.api.activation.ActivationProvider with
      com.example.template.TemplateActivation;
  provides nn.api.optim.OptimizerProvider with
      com.example.template.TemplateOptimizer;
}
