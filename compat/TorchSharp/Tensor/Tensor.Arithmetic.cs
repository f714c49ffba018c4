namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor add(Tensor target) => Ops.add_Tensor.Call(this, target);
        public Tensor add_(Tensor target) => Ops.add__Tensor.CallInPlace(this, target);
        public Tensor add(Tensor target, Scalar alpha) => Ops.add_Tensor.Call(this, target, alpha);
        public Tensor add_(Tensor target, Scalar alpha) => Ops.add__Tensor.CallInPlace(this, target, alpha);
        public Tensor add(Scalar scalar) => Ops.add_Scalar.Call(this, scalar);
        public Tensor add_(Scalar scalar) => Ops.add__Scalar.CallInPlace(this, scalar);
        public Tensor add(Scalar scalar, Scalar alpha) => Ops.add_Scalar.Call(this, scalar, alpha);
        public Tensor add_(Scalar scalar, Scalar alpha) => Ops.add__Scalar.CallInPlace(this, scalar, alpha);
        public Tensor sub(Tensor target) => Ops.sub_Tensor.Call(this, target);
        public Tensor sub_(Tensor target) => Ops.sub__Tensor.CallInPlace(this, target);
        public Tensor sub(Scalar target) => Ops.sub_Scalar.Call(this, target);
        public Tensor sub_(Scalar target) => Ops.sub__Scalar.CallInPlace(this, target);
        public Tensor mul(Tensor target) => Ops.mul_Tensor.Call(this, target);
        public Tensor mul_(Tensor target) => Ops.mul__Tensor.CallInPlace(this, target);
        public Tensor mul(Scalar target) => Ops.mul_Scalar.Call(this, target);
        public Tensor mul_(Scalar target) => Ops.mul__Scalar.CallInPlace(this, target);
        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Ops.div_Tensor_mode.Call(this, target, NameOf(rounding_mode));
        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Ops.div__Tensor_mode.CallInPlace(this, target, NameOf(rounding_mode));
        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Ops.div_Scalar_mode.Call(this, target, NameOf(rounding_mode));
        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Ops.div__Scalar_mode.CallInPlace(this, target, NameOf(rounding_mode));
        public Tensor pow(Tensor exponent) => Ops.pow_Tensor_Tensor.Call(this, exponent);
        public Tensor pow_(Tensor exponent) => Ops.pow__Tensor.CallInPlace(this, exponent);
        public Tensor pow(Scalar exponent) => Ops.pow_Tensor_Scalar.Call(this, exponent);
        public Tensor pow_(Scalar exponent) => Ops.pow__Scalar.CallInPlace(this, exponent);

        private static string? NameOf(RoundingMode mode) => mode switch
        {
            RoundingMode.trunc => "trunc",
            RoundingMode.floor => "floor",
            _ => null,
        };
    }

    public static Tensor add(Tensor left, Tensor right, Scalar alpha) => left.add(right, alpha);
    public static Tensor add_(Tensor left, Tensor right, Scalar alpha) => left.add_(right, alpha);
    public static Tensor add(Tensor left, Scalar right, Scalar alpha) => left.add(right, alpha);
    public static Tensor add_(Tensor left, Scalar right, Scalar alpha) => left.add_(right, alpha);
    public static Tensor add(Tensor left, Tensor right) => left.add(right);
    public static Tensor add_(Tensor left, Tensor right) => left.add_(right);
    public static Tensor add(Tensor left, Scalar right) => left.add(right);
    public static Tensor add_(Tensor left, Scalar right) => left.add_(right);
    public static Tensor sub(Tensor left, Tensor right) => left.sub(right);
    public static Tensor sub_(Tensor left, Tensor right) => left.sub_(right);
    public static Tensor sub(Tensor left, Scalar right) => left.sub(right);
    public static Tensor sub_(Tensor left, Scalar right) => left.sub_(right);
    public static Tensor mul(Tensor left, Tensor right) => left.mul(right);
    public static Tensor mul_(Tensor left, Tensor right) => left.mul_(right);
    public static Tensor mul(Tensor left, Scalar right) => left.mul(right);
    public static Tensor mul_(Tensor left, Scalar right) => left.mul_(right);
    public static Tensor div(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.div(right, rounding_mode);
    public static Tensor div_(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.div_(right, rounding_mode);
    public static Tensor div(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.div(right, rounding_mode);
    public static Tensor div_(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.div_(right, rounding_mode);
    public static Tensor pow(Tensor left, Tensor exponent) => left.pow(exponent);
    public static Tensor pow_(Tensor left, Tensor exponent) => left.pow_(exponent);
    public static Tensor pow(Tensor left, Scalar exponent) => left.pow(exponent);
    public static Tensor pow_(Tensor left, Scalar exponent) => left.pow_(exponent);
}
