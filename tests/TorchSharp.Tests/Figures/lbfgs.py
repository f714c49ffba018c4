"""Writes lbfgs.json: the path of L-BFGS on Rosenbrock's function, by PyTorch in double precision. Run with python3-torch 1.13.1."""
import json
import torch

paths = []
for rate, history in ((0.1, 100), (0.5, 2)):
    x = torch.tensor([-1.2, 1.0], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([x], lr=rate, max_iter=4, history_size=history, tolerance_grad=1e-5)

    def closure():
        optimizer.zero_grad()
        loss = (1 - x[0]) ** 2 + 5 * (x[1] - x[0] ** 2) ** 2
        loss.backward()
        return loss

    path = []
    for _ in range(6):
        loss = optimizer.step(closure).item()
        path.append([loss, x[0].item(), x[1].item()])
    paths.append({"rate": rate, "history": history, "path": path})

json.dump(paths, open("lbfgs.json", "w"), indent=1)
