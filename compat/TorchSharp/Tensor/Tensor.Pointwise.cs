namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor abs() => Ops.abs.Call(this);
        public Tensor neg() => Ops.neg.Call(this);
        public Tensor sign() => Ops.sign.Call(this);
        public Tensor floor() => Ops.floor.Call(this);
        public Tensor trunc() => Ops.trunc.Call(this);
        public Tensor exp() => Ops.exp.Call(this);
        public Tensor log() => Ops.log.Call(this);
        public Tensor log1p() => Ops.log1p.Call(this);
        public Tensor sqrt() => Ops.sqrt.Call(this);
        public Tensor rsqrt() => Ops.rsqrt.Call(this);
        public Tensor square() => Ops.square.Call(this);
        public Tensor reciprocal() => Ops.reciprocal.Call(this);
        public Tensor sin() => Ops.sin.Call(this);
        public Tensor cos() => Ops.cos.Call(this);
        public Tensor tanh() => Ops.tanh.Call(this);
        public Tensor sigmoid() => Ops.sigmoid.Call(this);
        public Tensor isnan() => Ops.isnan.Call(this);
        public Tensor isfinite() => Ops.isfinite.Call(this);
        public Tensor isinf() => Ops.isinf.Call(this);
        public Tensor logical_not() => Ops.logical_not.Call(this);

        public Tensor exp_() => Ops.exp_.CallInPlace(this);
        public Tensor log_() => Ops.log_.CallInPlace(this);
        public Tensor sqrt_() => Ops.sqrt_.CallInPlace(this);
        public Tensor floor_() => Ops.floor_.CallInPlace(this);
    }

    public static Tensor abs(Tensor input) => input.abs();
    public static Tensor neg(Tensor input) => input.neg();
    public static Tensor sign(Tensor input) => input.sign();
    public static Tensor floor(Tensor input) => input.floor();
    public static Tensor trunc(Tensor input) => input.trunc();
    public static Tensor exp(Tensor input) => input.exp();
    public static Tensor log(Tensor input) => input.log();
    public static Tensor sqrt(Tensor input) => input.sqrt();
    public static Tensor rsqrt(Tensor input) => input.rsqrt();
    public static Tensor square(Tensor input) => input.square();
    public static Tensor reciprocal(Tensor input) => input.reciprocal();
    public static Tensor sin(Tensor input) => input.sin();
    public static Tensor cos(Tensor input) => input.cos();
    public static Tensor tanh(Tensor input) => input.tanh();
    public static Tensor sigmoid(Tensor input) => input.sigmoid();
    public static Tensor isnan(Tensor input) => input.isnan();
    public static Tensor isfinite(Tensor tensor) => tensor.isfinite();
    public static Tensor isinf(Tensor tensor) => tensor.isinf();
    public static Tensor logical_not(Tensor input) => input.logical_not();

    public static Tensor exp_(Tensor input) => input.exp_();
    public static Tensor log_(Tensor input) => input.log_();
    public static Tensor sqrt_(Tensor input) => input.sqrt_();
    public static Tensor floor_(Tensor input) => input.floor_();
}
