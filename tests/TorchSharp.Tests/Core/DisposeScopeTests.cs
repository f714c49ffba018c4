using static TorchSharp.torch;

namespace TorchSharp.Tests.Core;

public class DisposeScopeTests
{
    [Fact]
    public void A_scope_disposes_what_was_made_inside_it()
    {
        Tensor inside;
        using (var scope = NewDisposeScope())
        {
            inside = ones(2) + 1;
            Assert.Equal(2, scope.DisposablesCount);
        }

        Assert.True(inside.IsInvalid);
        Assert.Throws<ObjectDisposedException>(() => inside.sum());
    }

    [Fact]
    public void A_tensor_moved_out_outlives_its_scope_and_ends_with_the_outer_one()
    {
        Tensor moved;
        using (NewDisposeScope())
        {
            using (NewDisposeScope())
            {
                moved = ones(2).MoveToOuterDisposeScope();
            }

            Assert.Equal(2f, moved.sum().ToSingle());
        }

        Assert.True(moved.IsInvalid);
    }

    [Fact]
    public void A_tensor_moved_out_of_the_outermost_scope_or_detached_lives_on()
    {
        Tensor moved, detached;
        using (NewDisposeScope())
        {
            moved = ones(2).MoveToOuterDisposeScope();
            detached = ones(3).DetachFromDisposeScope();
        }

        using (moved)
        using (detached)
        {
            Assert.Equal(2, moved.numel());
            Assert.Equal(3, detached.numel());
        }
    }

    [Fact]
    public void Everything_but_what_is_kept_goes_at_once()
    {
        using var scope = NewDisposeScope();
        Tensor kept = ones(2), gone = ones(2);

        Assert.Same(kept, scope.DisposeEverythingBut(kept));

        Assert.False(kept.IsInvalid);
        Assert.True(gone.IsInvalid);
        Assert.Equal([kept], scope.DisposablesView);
    }

    [Fact]
    public void A_scope_takes_in_a_tensor_of_another_one()
    {
        using var outer = NewDisposeScope();
        var tensor = ones(2);
        using (var inner = NewDisposeScope())
        {
            inner.Attach(tensor);
            Assert.Equal(0, outer.DisposablesCount);
        }

        Assert.True(tensor.IsInvalid);
    }

    [Fact]
    public void A_scope_takes_in_nothing_but_tensors()
    {
        using var scope = NewDisposeScope();
        using var stream = new MemoryStream();

        var error = Assert.Throws<InvalidOperationException>(() => scope.Attach(stream));

        Assert.Equal("DisposeScope can only manage Tensor or PackedSequence", error.Message);
    }

    [Fact]
    public void A_scope_that_has_ended_tells_so()
    {
        var scope = NewDisposeScope();
        scope.Dispose();
        scope.Dispose();

        Assert.Throws<ObjectDisposedException>(() => scope.DisposablesCount);
        Assert.Throws<ObjectDisposedException>(() => scope.DisposablesView);
        Assert.Throws<ObjectDisposedException>(() => scope.Attach([]));
        Assert.Throws<ObjectDisposedException>(() => scope.Detach([]));
        Assert.Throws<ObjectDisposedException>(scope.DisposeEverything);
    }

    [Fact]
    public void Scopes_of_two_threads_do_not_meet()
    {
        using var scope = NewDisposeScope();

        Tensor? elsewhere = null;
        var thread = new Thread(() => elsewhere = ones(2));
        thread.Start();
        thread.Join();

        Assert.Equal(2, elsewhere!.numel());
        Assert.Equal(0, scope.DisposablesCount);
        elsewhere.Dispose();
    }

    [Fact]
    public void Statistics_tell_what_is_still_alive()
    {
        DisposeScopeManager.Statistics.Reset();
        using (NewDisposeScope())
        {
            _ = ones(2);
            ones(2).Dispose();
            _ = ones(2).DetachFromDisposeScope();
            Assert.Equal(3, DisposeScopeManager.Statistics.CreatedInScopeCount);
            Assert.Equal(1, DisposeScopeManager.Statistics.DisposedInScopeCount);
        }

        Assert.Equal(2, DisposeScopeManager.Statistics.DisposedInScopeCount);
        Assert.Equal(1, DisposeScopeManager.Statistics.DetachedFromScopeCount);
        Assert.Equal(1, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Memory_stays_flat_over_a_thousand_steps()
    {
        using var weight = randn(256, 256, requires_grad: true);
        for (var i = 0; i < 100; i++)
        {
            Step(weight);
        }

        var before = ResidentBytes();
        var live = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var i = 0; i < 1000; i++)
        {
            Step(weight);
        }

        Assert.Equal(live, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        // One leaked matrix a step would be 256 MB.
        Assert.InRange(ResidentBytes() - before, long.MinValue, 64L << 20);
    }

    private static void Step(Tensor weight)
    {
        using var scope = NewDisposeScope();
        ones(256, 256).matmul(weight).tanh().sum().backward();
        using (no_grad())
        {
            weight.sub_(weight.grad! * 0.001);
            weight.grad = null;
        }
    }

    private static long ResidentBytes()
    {
        var pages = File.ReadAllText("/proc/self/statm").Split(' ')[1];
        return long.Parse(pages, System.Globalization.CultureInfo.InvariantCulture) * Environment.SystemPageSize;
    }
}
