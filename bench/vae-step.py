"""Milliseconds of one training step of the published TVAE's size in PyTorch, one thread: the yardstick of vae-step.ts."""
import time
import torch
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(1)
width, latent, rows, columns = 150, 128, 500, 15
stack = lambda a, b: nn.Sequential(nn.Linear(a, 128), nn.ReLU(), nn.Linear(128, 128), nn.ReLU(), *b)
encoder, mean, log_variance = stack(width, []), nn.Linear(128, latent), nn.Linear(128, latent)
decoder = stack(latent, [nn.Linear(128, width)])
parameters = [p for m in (encoder, mean, log_variance, decoder) for p in m.parameters()]
optimiser = torch.optim.Adam(parameters, lr=1e-3, weight_decay=1e-5)
states = torch.randint(0, width // columns, (rows, columns))
inputs = nn.functional.one_hot(states, width // columns).reshape(rows, width).float()


def step():
    hidden = encoder(inputs)
    mu, log = mean(hidden), log_variance(hidden)
    z = mu + torch.exp(log / 2) * torch.randn_like(mu)
    logits = decoder(z)
    size = width // columns
    # One cross entropy a column, as the published code has it.
    loss = sum(
        nn.functional.cross_entropy(logits[:, c * size : (c + 1) * size], states[:, c], reduction="sum")
        for c in range(columns)
    )
    loss = (loss - 0.5 * torch.sum(1 + log - mu**2 - log.exp())) / rows
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()


best = float("inf")
for _ in range(5):
    start = time.perf_counter()
    for _ in range(40):
        step()
    best = min(best, (time.perf_counter() - start) / 40)
print(f"{best * 1000:.3f}")
